-- What may have reached a vendor though no answer says so: known by its content, so that it can be asked for.

alter table delivery add column doubted_revision integer;  -- uncertain: the revision that went out last
alter table delivery add column doubted_at integer;        -- and when, at the latest

-- The content of revisions in doubt that a newer one has overwritten in candidate.
create table doubted_content (
    delivery_id integer not null references delivery (id),
    revision    integer not null,
    content     text    not null,
    primary key (delivery_id, revision)
);

-- Whose a vendor's record is.
create index delivery_known_as on delivery (vendor, vendor_id) where vendor_id is not null;
