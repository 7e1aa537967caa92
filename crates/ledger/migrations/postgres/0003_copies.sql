-- Copies of sheets that somebody holds are kept as editions are, and told apart from what was
-- published officially.

alter table editions add column role text not null default 'official'
    check (role in ('official', 'copies'));
