import {
  BinaryOperationNode,
  ColumnNode,
  type OperationNode,
  PostgresQueryCompiler,
  type PrimitiveValueListNode,
  ReferenceNode,
  type ValueNode,
} from "kysely";

/** A state of one of our lifecycles; anything else stays a parameter. */
const code = /^[a-z]+(?:_[a-z]+)*$/;

/**
 * States that a column `status` is compared with are constants in the text of the statement. The condition of a partial
 * index needs them: a generic plan can't know that a parameter is among the index's values, and reads whole tables.
 */
export class StatusCompiler extends PostgresQueryCompiler {
  protected override visitValue(node: ValueNode): void {
    if (isOfStatus(this.parentNode) && isCode(node.value)) this.appendImmediateValue(node.value);
    else super.visitValue(node);
  }

  protected override visitPrimitiveValueList(node: PrimitiveValueListNode): void {
    if (!isOfStatus(this.parentNode) || !node.values.every(isCode))
      return super.visitPrimitiveValueList(node);
    this.append("(");
    node.values.forEach((value, index) => {
      if (index > 0) this.append(", ");
      this.appendImmediateValue(value);
    });
    this.append(")");
  }
}

const isCode = (value: unknown): boolean => typeof value === "string" && code.test(value);

function isOfStatus(parent: OperationNode | undefined): boolean {
  if (parent === undefined || !BinaryOperationNode.is(parent)) return false;
  const { leftOperand } = parent;
  const column = ReferenceNode.is(leftOperand) ? leftOperand.column : leftOperand;
  return ColumnNode.is(column) && column.column.name === "status";
}
