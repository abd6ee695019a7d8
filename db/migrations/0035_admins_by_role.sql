-- Cases count the admins who may decide them, each by the few admins among all accounts.
create index user_is_admin on accounts."user" (id) where role = 'admin';
