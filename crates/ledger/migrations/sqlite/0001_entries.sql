-- What was kept and when: one row per entry, chained by hash, never changed.
--
-- `canonical` is the record itself, `body_sha256` its digest, `commitment` the salted digest of
-- that digest. `hash` covers the header (seq, id, kind, commitment, prev, at_us), which holds
-- nothing that could name a person; `prev` is the former entry's hash.

create table entries (
    seq         integer not null primary key check (seq >= 1),
    id          blob    not null unique check (length(id) = 16),
    kind        text    not null,
    body_sha256 text    not null check (length(body_sha256) = 64 and body_sha256 not glob '*[^0-9a-f]*'),
    salt        blob    not null check (length(salt) = 32),
    prev        text             check (length(prev) = 64 and prev not glob '*[^0-9a-f]*'),
    at_us       integer not null check (at_us >= 0),
    canonical   blob    not null,
    commitment  text    not null unique check (length(commitment) = 64 and commitment not glob '*[^0-9a-f]*'),
    hash        text    not null unique check (length(hash) = 64 and hash not glob '*[^0-9a-f]*')
) strict;

-- Which kept bytes an entry cites. An index of what the entry's record says.
create table entry_blobs (
    entry_id blob    not null references entries (id),
    role     text    not null,
    sha256   text    not null check (length(sha256) = 64 and sha256 not glob '*[^0-9a-f]*'),
    bytes    integer not null check (bytes >= 0),
    primary key (entry_id, role, sha256)
) strict, without rowid;

create index entry_blobs_by_sha256 on entry_blobs (sha256);

create trigger entries_in_order before insert on entries
when new.seq <> (select coalesce(max(seq), 0) + 1 from entries)
  or new.prev is not (select hash from entries order by seq desc limit 1)
begin
    select raise(abort, 'append-only: an entry must follow the last one');
end;

create trigger entries_never_change before update on entries begin
    select raise(abort, 'append-only: entries are never changed');
end;

create trigger entries_never_go before delete on entries begin
    select raise(abort, 'append-only: entries are never removed');
end;

create trigger entry_blobs_never_change before update on entry_blobs begin
    select raise(abort, 'append-only: citations are never changed');
end;

create trigger entry_blobs_never_go before delete on entry_blobs begin
    select raise(abort, 'append-only: citations are never removed');
end;
