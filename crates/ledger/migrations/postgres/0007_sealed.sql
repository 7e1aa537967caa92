-- Fields that nobody here can read, and what was erased.
--
-- A sealed field belongs to the entry whose record cites the digest of its bytes; it comes with
-- that entry and never changes. It goes only by an erasure, which a last entry, the tombstone,
-- announces in the same transaction. An erasure of the record also takes the record, its digest
-- and its salt out of the entry's row, and nothing else: the chain of headers stays as it was.

create table sealed_fields (
    id                uuid  not null primary key,
    entry_id          uuid  not null references entries (id),
    field             text  not null check (field in ('identity', 'phone', 'email', 'place', 'text')),
    recipient_sha256  text  not null check (recipient_sha256 ~ '^[0-9a-f]{64}$'),
    ciphertext        bytea not null check (octet_length(ciphertext) > 0),
    ciphertext_sha256 text  not null unique check (ciphertext_sha256 ~ '^[0-9a-f]{64}$'),
    unique (entry_id, field)
);

create table erasures (
    entry_id     uuid not null references entries (id),
    scope        text not null check (scope in ('fields', 'record')),
    tombstone_id uuid not null references entries (id),
    primary key (entry_id, scope)
);

create function sealed_fields_come_with_their_entry() returns trigger language plpgsql as $$
begin
    if new.entry_id is distinct from (select id from entries order by seq desc limit 1) then
        raise exception 'append-only: a field is sealed together with its entry';
    end if;
    return new;
end;
$$;

create function sealed_fields_are_only_erased() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from erasures
        where entry_id = old.entry_id
          and tombstone_id = (select id from entries order by seq desc limit 1)
    ) then
        raise exception 'append-only: sealed fields are only erased, with a tombstone';
    end if;
    return old;
end;
$$;

create function erasures_are_announced() returns trigger language plpgsql as $$
begin
    if new.tombstone_id is distinct from (
            select id from entries
            where seq = (select max(seq) from entries) and kind = 'entry.erased'
        )
       or exists (
            select 1 from entries
            where id = new.entry_id and kind in ('case.created', 'entry.erased', 'seal.exported')
        )
    then
        raise exception 'append-only: an erasure must be announced by the last entry';
    end if;
    return new;
end;
$$;

create function entries_are_only_erased() returns trigger language plpgsql as $$
begin
    if new.seq is distinct from old.seq
       or new.id is distinct from old.id
       or new.kind is distinct from old.kind
       or new.prev is distinct from old.prev
       or new.at_us is distinct from old.at_us
       or new.commitment is distinct from old.commitment
       or new.hash is distinct from old.hash
       or octet_length(new.canonical) <> 0
       or new.salt <> decode(repeat('00', 32), 'hex')
       or new.body_sha256 <> repeat('0', 64)
       or not exists (
            select 1 from erasures
            where entry_id = old.id
              and scope = 'record'
              and tombstone_id = (select id from entries order by seq desc limit 1)
        )
    then
        raise exception 'append-only: entries are never changed';
    end if;
    return new;
end;
$$;

create trigger sealed_fields_come_with_their_entry before insert on sealed_fields
    for each row execute function sealed_fields_come_with_their_entry();

create trigger sealed_fields_never_change before update on sealed_fields
    for each row execute function refuse_change('sealed fields');

create trigger sealed_fields_are_only_erased before delete on sealed_fields
    for each row execute function sealed_fields_are_only_erased();

create trigger sealed_fields_never_go before truncate on sealed_fields
    for each statement execute function refuse_change('sealed fields');

create trigger erasures_are_announced before insert on erasures
    for each row execute function erasures_are_announced();

create trigger erasures_never_change before update or delete on erasures
    for each row execute function refuse_change('erasures');

create trigger erasures_never_go before truncate on erasures
    for each statement execute function refuse_change('erasures');

drop trigger entries_never_change on entries;

create trigger entries_never_change before update on entries
    for each row execute function entries_are_only_erased();

create trigger entries_never_go_one_by_one before delete on entries
    for each row execute function refuse_change('entries');

-- Else samples of what is erased later would stay in the statistics of the planner.
alter table sealed_fields alter column ciphertext set statistics 0;
alter table entries alter column canonical set statistics 0;
alter table entries alter column salt set statistics 0;
alter table entries alter column body_sha256 set statistics 0;
