-- The leaves of the log: which commitment stands where in the tree. Rows only ever follow.
--
-- A leaf stands for an entry, or for the end of the chain of entries at the end of a batch; of the
-- latter, record and salt are kept here, since no entry holds them. Files of the log are made from
-- these rows, never the other way round.

create table log_leaves (
    position    integer not null primary key check (position >= 0),
    entry_seq   integer unique references entries (seq),
    kind        text    not null,
    commitment  text    not null unique check (length(commitment) = 64 and commitment not glob '*[^0-9a-f]*'),
    batch_at_us integer not null check (batch_at_us >= 0),
    record      blob,
    salt        blob    check (length(salt) = 32),
    check ((entry_seq is null) = (record is not null) and (record is null) = (salt is null))
) strict;

create trigger log_leaves_in_order before insert on log_leaves
when new.position <> (select coalesce(max(position) + 1, 0) from log_leaves)
begin
    select raise(abort, 'append-only: a leaf must follow the last one');
end;

create trigger log_leaves_never_change before update on log_leaves begin
    select raise(abort, 'append-only: leaves are never changed');
end;

create trigger log_leaves_never_go before delete on log_leaves begin
    select raise(abort, 'append-only: leaves are never removed');
end;
