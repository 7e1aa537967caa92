-- What was kept and when: one row per entry, chained by hash, never changed.
--
-- `canonical` is the record itself, `body_sha256` its digest, `commitment` the salted digest of
-- that digest. `hash` covers the header (seq, id, kind, commitment, prev, at_us), which holds
-- nothing that could name a person; `prev` is the former entry's hash.

create table entries (
    seq         bigint not null primary key check (seq >= 1),
    id          uuid   not null unique,
    kind        text   not null,
    body_sha256 text   not null check (body_sha256 ~ '^[0-9a-f]{64}$'),
    salt        bytea  not null check (octet_length(salt) = 32),
    prev        text            check (prev ~ '^[0-9a-f]{64}$'),
    at_us       bigint not null check (at_us >= 0),
    canonical   bytea  not null,
    commitment  text   not null unique check (commitment ~ '^[0-9a-f]{64}$'),
    hash        text   not null unique check (hash ~ '^[0-9a-f]{64}$')
);

-- Which kept bytes an entry cites. An index of what the entry's record says.
create table entry_blobs (
    entry_id uuid   not null references entries (id),
    role     text   not null,
    sha256   text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes    bigint not null check (bytes >= 0),
    primary key (entry_id, role, sha256)
);

create index entry_blobs_by_sha256 on entry_blobs (sha256);

create function entries_in_order() returns trigger language plpgsql as $$
begin
    if new.seq <> (select coalesce(max(seq), 0) + 1 from entries)
       or new.prev is distinct from (select hash from entries order by seq desc limit 1)
    then
        raise exception 'append-only: an entry must follow the last one';
    end if;
    return new;
end;
$$;

-- For any table that only grows; the argument says what its rows are.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'append-only: % are never changed or removed', tg_argv[0];
end;
$$;

create trigger entries_in_order before insert on entries
    for each row execute function entries_in_order();

create trigger entries_never_change before update or delete on entries
    for each row execute function refuse_change('entries');

create trigger entries_never_go before truncate on entries
    for each statement execute function refuse_change('entries');

create trigger entry_blobs_never_change before update or delete on entry_blobs
    for each row execute function refuse_change('citations');

create trigger entry_blobs_never_go before truncate on entry_blobs
    for each statement execute function refuse_change('citations');
