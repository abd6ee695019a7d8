# Builds with everything, runs with what production needs: the built files and the dependencies, as an ordinary user.
FROM node:24-bookworm-slim AS build
WORKDIR /longspring
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS dependencies
WORKDIR /longspring
COPY package.json package-lock.json .npmrc scripts/prune-production.mjs ./
# No package that production needs has an install script; none gets to run one.
RUN npm ci --omit=dev --ignore-scripts && node prune-production.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /longspring
COPY --from=dependencies /longspring/node_modules node_modules
COPY --from=build /longspring/build build
COPY package.json LICENSE ./
RUN install -d -o node -g node -m 700 .data .data/exports
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
# The worker is `node build/worker.js`, the migrations `node build/migrate.js`: the same image, another command.
CMD ["node", "build/web.js"]
