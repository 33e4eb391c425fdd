import type { Client } from 'pg'

/**
 * Keeps `instance_term` as the instance is: whoever writes a name, an address or a tag cannot forget the
 * search. Runs with the writer's rights, so an agency indexes its own rows only. Safe to run again.
 */
export async function indexInstances(owner: Client): Promise<void> {
  await owner.query(`
    create or replace function index_instance() returns trigger language plpgsql as $$
    declare
      words text := lower(concat_ws(' ', new.name, new.address, new.config ->> 'hostName', array_to_string(new.tags, ' ')));
    begin
      if tg_op = 'UPDATE' then
        if (old.name, old.address, old.tags, old.config ->> 'hostName')
          is not distinct from (new.name, new.address, new.tags, new.config ->> 'hostName') then return null;
        end if;
        delete from instance_term where agency_id = old.agency_id and instance_id = old.id;
      end if;
      insert into instance_term (agency_id, instance_id, term)
        -- A word starts at every ideograph, and where letters or digits begin.
        select new.agency_id, new.id, substr(words, i, 40) from generate_series(1, least(length(words), 240)) as i
          where substr(words, i, 1) !~ '[ -/:-@\\[-\`{-~]'
            and (i = 1 or ascii(substr(words, i, 1)) > 127 or substr(words, i - 1, 2) !~ '^([a-z]{2}|[0-9]{2})$')
        union all select new.agency_id, new.id, '#' || tag from unnest(new.tags) as tag
        union all select new.agency_id, new.id, new.id::text
        -- Whoever has an address takes one of its subnet.
        union all select new.agency_id, new.id, '@' || (new.config ->> 'subnet')
          where new.address is not null and new.config ->> 'subnet' is not null
      on conflict do nothing;
      return null;
    end $$;
    create or replace trigger index_instance after insert or update of name, address, tags, config on instance
      for each row execute function index_instance();`)
}
