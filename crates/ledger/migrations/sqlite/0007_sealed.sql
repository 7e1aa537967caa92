-- Fields that nobody here can read, and what was erased.
--
-- A sealed field belongs to the entry whose record cites the digest of its bytes; it comes with
-- that entry and never changes. It goes only by an erasure, which a last entry, the tombstone,
-- announces in the same transaction. An erasure of the record also takes the record, its digest
-- and its salt out of the entry's row, and nothing else: the chain of headers stays as it was.

create table sealed_fields (
    id                blob not null primary key check (length(id) = 16),
    entry_id          blob not null references entries (id),
    field             text not null check (field in ('identity', 'phone', 'email', 'place', 'text')),
    recipient_sha256  text not null check (length(recipient_sha256) = 64 and recipient_sha256 not glob '*[^0-9a-f]*'),
    ciphertext        blob not null check (length(ciphertext) > 0),
    ciphertext_sha256 text not null unique check (length(ciphertext_sha256) = 64 and ciphertext_sha256 not glob '*[^0-9a-f]*'),
    unique (entry_id, field)
) strict;

create table erasures (
    entry_id     blob not null references entries (id),
    scope        text not null check (scope in ('fields', 'record')),
    tombstone_id blob not null references entries (id),
    primary key (entry_id, scope)
) strict, without rowid;

create trigger sealed_fields_come_with_their_entry before insert on sealed_fields
when new.entry_id is not (select id from entries order by seq desc limit 1)
begin
    select raise(abort, 'append-only: a field is sealed together with its entry');
end;

create trigger sealed_fields_never_change before update on sealed_fields begin
    select raise(abort, 'append-only: sealed fields are never changed');
end;

create trigger sealed_fields_never_go before delete on sealed_fields
when not exists (
    select 1 from erasures
    where entry_id = old.entry_id
      and tombstone_id = (select id from entries order by seq desc limit 1)
)
begin
    select raise(abort, 'append-only: sealed fields are only erased, with a tombstone');
end;

create trigger erasures_are_announced before insert on erasures
when new.tombstone_id is not (
        select id from entries
        where seq = (select max(seq) from entries) and kind = 'entry.erased'
    )
  or exists (
        select 1 from entries
        where id = new.entry_id and kind in ('case.created', 'entry.erased', 'seal.exported')
    )
begin
    select raise(abort, 'append-only: an erasure must be announced by the last entry');
end;

create trigger erasures_never_change before update on erasures begin
    select raise(abort, 'append-only: erasures are never changed');
end;

create trigger erasures_never_go before delete on erasures begin
    select raise(abort, 'append-only: erasures are never removed');
end;

drop trigger entries_never_change;

create trigger entries_never_change before update on entries
when new.seq is not old.seq
  or new.id is not old.id
  or new.kind is not old.kind
  or new.prev is not old.prev
  or new.at_us is not old.at_us
  or new.commitment is not old.commitment
  or new.hash is not old.hash
  or new.canonical is not x''
  or new.salt is not zeroblob(32)
  or new.body_sha256 is not '0000000000000000000000000000000000000000000000000000000000000000'
  or not exists (
        select 1 from erasures
        where entry_id = old.id
          and scope = 'record'
          and tombstone_id = (select id from entries order by seq desc limit 1)
    )
begin
    select raise(abort, 'append-only: entries are never changed');
end;
