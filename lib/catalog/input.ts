import * as z from 'zod'
import { networkZones } from '@/lib/db/schema/agencies'
import { families } from '@/lib/db/schema/catalog'

const one = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** Search and facets of the catalogue, as the URL holds them; nonsense is ignored. */
export const CatalogFilter = z.object({
  q: one(z.string().trim().max(100)),
  family: one(z.enum(families)),
  zone: one(z.enum(networkZones)),
  level: one(z.coerce.number().int().min(1).max(5)),
})
export type CatalogFilter = z.infer<typeof CatalogFilter>
