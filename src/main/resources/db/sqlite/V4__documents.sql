-- Which documents are in use. Their contents are files, kept once by SHA-256 under caravan.data/documents.

-- Of each candidate: those of the newest revision are in use, those of older ones are known, so that they can be erased.
create table candidate_document (
    candidate_id integer not null references candidate (id),
    sha256       text    not null,
    size         integer not null,
    in_use       integer not null default 1,
    primary key (candidate_id, sha256)
);

create index candidate_document_content on candidate_document (sha256) where in_use = 1;

-- What was fetched from the url of a document, once for each revision.
create table fetched_document (
    candidate_id integer not null references candidate (id),
    revision     integer not null,
    url          text    not null,
    sha256       text    not null,
    size         integer not null,
    type         text    not null,
    fetched_at   integer not null,
    primary key (candidate_id, revision, url)
);

create index fetched_document_content on fetched_document (sha256);
