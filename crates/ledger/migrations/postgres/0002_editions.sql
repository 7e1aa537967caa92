-- Editions of results: each file of results that was taken in, once per mapping and form.
-- A corrected edition is a new row that comes later; no row is ever changed.

create table editions (
    id               uuid   not null primary key,
    seq              bigint not null unique check (seq >= 1),
    entry_id         uuid   not null references entries (id),
    source_name      text   not null check (source_name not like '%/%'),
    source_sha256    text   not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
    source_bytes     bigint not null check (source_bytes >= 0),
    mapping_sha256   text   not null check (mapping_sha256 ~ '^[0-9a-f]{64}$'),
    form_id          text   not null,
    form_sha256      text   not null check (form_sha256 ~ '^[0-9a-f]{64}$'),
    dataset_sha256   text   not null check (dataset_sha256 ~ '^[0-9a-f]{64}$'),
    units            bigint not null check (units >= 0),
    contest          text   not null default 'main',
    label            text   not null,
    published_at_us  bigint,
    imported_at_us   bigint not null,
    importer_version text   not null,
    fetched_from     text,
    unique (source_sha256, mapping_sha256, form_sha256)
);

create trigger editions_never_change before update or delete on editions
    for each row execute function refuse_change('editions');

create trigger editions_never_go before truncate on editions
    for each statement execute function refuse_change('editions');
