-- What people do to deliveries by hand, and what they have done.

-- Vendors that nothing is claimed for until somebody resumes them.
create table vendor_pause (
    vendor text primary key,
    since  integer not null,
    reason text
);

create table audit (
    id          integer primary key,
    at          integer not null,
    what        text    not null,
    vendor      text,                                     -- null: several
    delivery_id integer references delivery (id),         -- when it was done to a single one that is still known
    detail      text,                                     -- which deliveries, or how, as the caller put it
    affected    integer not null,                         -- how many deliveries
    ended_at    integer                                   -- null: it goes on, or was broken off
);

create index audit_of_delivery on audit (delivery_id) where delivery_id is not null;
