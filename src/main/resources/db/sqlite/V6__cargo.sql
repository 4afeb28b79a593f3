-- What went out with the requests in doubt: what there is room for depends on what was known then, and not on what is known now.

-- Of notes, files and what else goes out once, as JSON: short hashes for each request. No row when it is not known.
create table doubted_cargo (
    delivery_id integer primary key references delivery (id),
    cargo       text not null
);
