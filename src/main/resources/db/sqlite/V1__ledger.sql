-- The ledger. Times are milliseconds since 1970, flags are 0 or 1: the same in every database.

create table candidate (
    id          integer primary key,
    external_id text    not null unique,
    revision    integer not null,
    hash        text    not null,
    content     text    not null,          -- the canonical JSON of the newest revision
    accepted_at integer not null,
    changed_at  integer not null
);

create table delivery (
    id                 integer primary key,
    candidate_id       integer not null references candidate (id),
    vendor             text    not null,
    state              text    not null check (state in ('waiting', 'sending', 'delivered', 'rejected', 'dead')),
    revision           integer not null,   -- the one that is wanted
    claimed_revision   integer,            -- the one that was leased last
    delivered_revision integer,            -- the one that the vendor has
    delivered_hash     text,               -- and its content
    due_at             integer,            -- waiting: when it may be claimed; sending: when its lease ends; else null
    fence              integer not null default 0,  -- grows with each claim; a commit with an old one changes nothing
    uncertain          integer not null default 0,  -- the last request may have taken effect
    attempts           integer not null default 0,
    failures           integer not null default 0,  -- in a row, since the wanted revision or the last success
    failing_since      integer,
    vendor_id          text,               -- the vendor's own id of the candidate
    memory             text,               -- what the vendor's transform wants to know next time, as JSON
    problem            text,
    changed_at         integer not null,
    unique (candidate_id, vendor)
);

-- What is due, and what has an expired lease, is one range of this index.
create index delivery_due on delivery (vendor, due_at) where due_at is not null;
create index delivery_listed on delivery (vendor, state, id);

create table attempt (
    id          integer primary key,
    delivery_id integer not null references delivery (id),
    revision    integer not null,
    started_at  integer not null,
    duration_ms integer not null,
    outcome     text    not null,
    status      integer,                   -- of the last answer, if there was one
    requests    integer not null,          -- how many may have reached the vendor
    problem     text,
    exchanges   text                       -- the requests and answers as JSON, without secrets and file contents
);

create index attempt_of_delivery on attempt (delivery_id, id);

-- A vendor that as a whole is waited for, because it said so or because it does not let us in.
create table vendor_wait (
    vendor  text primary key,
    cause   text    not null,
    until   integer not null,
    since   integer not null,
    waits   integer not null,              -- in a row, for the back-off
    problem text    not null
);

-- Written by health checks: a disk that is full can't be seen by reading.
create table heartbeat (
    at integer not null
);

insert into heartbeat (at) values (0);
