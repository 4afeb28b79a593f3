-- Which documents are in use. Their contents are files, kept once by SHA-256 under caravan.data/documents.

-- Of the newest revision of each candidate.
create table candidate_document (
    candidate_id integer not null references candidate (id),
    sha256       text    not null,
    primary key (candidate_id, sha256)
);

create index candidate_document_content on candidate_document (sha256);

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
