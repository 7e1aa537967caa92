-- The leaves of the log: which commitment stands where in the tree. Rows only ever follow.
--
-- A leaf stands for an entry, or for the end of the chain of entries at the end of a batch; of the
-- latter, record and salt are kept here, since no entry holds them. Files of the log are made from
-- these rows, never the other way round.

create table log_leaves (
    position    bigint not null primary key check (position >= 0),
    entry_seq   bigint unique references entries (seq),
    kind        text   not null,
    commitment  text   not null unique check (commitment ~ '^[0-9a-f]{64}$'),
    batch_at_us bigint not null check (batch_at_us >= 0),
    record      bytea,
    salt        bytea  check (octet_length(salt) = 32),
    check ((entry_seq is null) = (record is not null) and (record is null) = (salt is null))
);

create function log_leaves_in_order() returns trigger language plpgsql as $$
begin
    if new.position <> (select coalesce(max(position) + 1, 0) from log_leaves) then
        raise exception 'append-only: a leaf must follow the last one';
    end if;
    return new;
end;
$$;

create trigger log_leaves_in_order before insert on log_leaves
    for each row execute function log_leaves_in_order();

create trigger log_leaves_never_change before update or delete on log_leaves
    for each row execute function refuse_change('leaves');

create trigger log_leaves_never_go before truncate on log_leaves
    for each statement execute function refuse_change('leaves');
