-- People who are erased: what is left of them is a keyed hash, and what was erased when.

create table erasure (
    id              integer primary key,
    hash            text    not null,           -- HMAC-SHA256 of the externalId
    external_id     text,                       -- only as long as it goes on
    asked_at        integer not null,
    ended_at        integer,
    lifted_at       integer,                    -- since then the person may come in again
    candidates      integer not null default 0, -- what was deleted of the ledger
    deliveries      integer not null default 0,
    attempts        integer not null default 0,
    documents       integer not null default 0,
    files_wanted    integer not null default 1, -- which search through the folders is wanted, and which is done
    files_done      integer not null default 0,
    files_looked_at integer not null default 0,
    files_deleted   integer not null default 0,
    files_rewritten integer not null default 0,
    files_left      text                        -- JSON: what a person has to look at; only as long as it goes on
);

-- The tombstone: one for each person.
create unique index erasure_stands on erasure (hash) where lifted_at is null;
create index erasure_of on erasure (hash, id);
create unique index erasure_going_on on erasure (external_id) where external_id is not null;
create index erasure_open on erasure (id) where ended_at is null;

-- The vendors that are through with it.
create table erasure_vendor (
    erasure_id integer not null references erasure (id),
    vendor     text    not null,
    how        text    not null,
    remarks    text,                            -- only as long as it goes on
    at         integer not null,
    primary key (erasure_id, vendor)
);

-- The contents of their documents, as long as they may be kept somewhere.
create table erased_document (
    erasure_id integer not null references erasure (id),
    sha256     text    not null,
    size       integer not null,
    primary key (erasure_id, sha256)
);

-- What the hashes are made with.
create table erasure_key (
    made text,                                  -- the key, unless the configuration has one
    mark text not null                          -- a hash by the key in use: another key would know nobody
);

-- The vendor is to erase the candidate; nothing else is sent to it any more.
alter table delivery add column erasing integer not null default 0;

-- What never reached its vendor needs no request.
create index delivery_never_sent on delivery (candidate_id)
    where erasing = 1 and attempts = 0 and uncertain = 0 and vendor_id is null and delivered_revision is null;
