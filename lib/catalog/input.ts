import * as z from 'zod'
import { networkZones } from '@/lib/db/schema/agencies'
import { families } from '@/lib/db/schema/catalog'

const several = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => [value ?? []].flat().filter((each) => schema.safeParse(each).success),
    z.array(schema),
  )

/** Search and facets of the catalogue, as the URL holds them, each facet with any number of choices; nonsense is ignored. */
export const CatalogFilter = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  family: several(z.enum(families)),
  zone: several(z.enum(networkZones)),
  level: several(z.enum(['1', '2', '3', '4', '5'])),
})
export type CatalogFilter = z.infer<typeof CatalogFilter>

const localized = (max: number) =>
  z.object({ zh: z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max) })
const code = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, 'catalog.notACode')

export const CreateService = z.object({
  code,
  family: z.enum(families),
  provider: z.string().trim().min(1).max(80),
  name: localized(60),
  summary: localized(300),
})
export type CreateService = z.infer<typeof CreateService>

const names = { name: localized(60), summary: localized(300), documentation: localized(20_000) }
const scope = {
  zones: z.array(z.enum(networkZones)).min(1, 'catalog.chooseOne'),
  protectionLevels: z.array(z.coerce.number().int().min(1).max(5)).min(1, 'catalog.chooseOne'),
  visibleAgencyIds: z.array(z.uuid()).min(1, 'catalog.chooseOne').nullable(),
}
const keywords = z.string().trim().max(300)
const leadTimeHours = z.coerce.number().int().min(1).max(1000)
const duty = z.object({
  control: localized(80),
  provider: z.boolean(),
  agency: z.boolean(),
  authority: z.boolean(),
})
const level = z.object({ measure: localized(80), target: z.string().trim().min(1).max(40) })

export const Responsibilities = z.array(duty).max(40)
export const ServiceLevels = z.array(level).max(20)

/** Any part of a draft version; what is not sent stays as it is in the draft, or in the version it starts from. */
export const SaveServiceDraft = z.object({
  serviceId: z.uuid(),
  ...z
    .object({
      ...names,
      ...scope,
      keywords,
      leadTimeHours,
      form: z.unknown(),
      responsibilities: Responsibilities,
      serviceLevels: ServiceLevels,
    })
    .partial().shape,
})
export type SaveServiceDraft = z.infer<typeof SaveServiceDraft>

export const ServiceId = z.object({ serviceId: z.uuid() })
export type ServiceId = z.infer<typeof ServiceId>

export const SavePlan = z.object({
  serviceId: z.uuid(),
  planId: z.uuid().optional(),
  code,
  name: localized(60),
  spec: z.object({
    vcpu: z.coerce.number().int().min(1).max(256).optional(),
    memoryMiB: z.coerce.number().int().min(256).max(4_194_304).optional(),
    diskGiB: z.coerce.number().int().min(1).max(65_536).optional(),
    architecture: z.enum(['x86_64', 'aarch64']).optional(),
  }),
  position: z.coerce.number().int().min(0).max(1000).default(0),
})
export type SavePlan = z.infer<typeof SavePlan>

export const RetirePlan = z.object({ planId: z.uuid() })
export type RetirePlan = z.infer<typeof RetirePlan>

export const PublishAgreement = z.object({ serviceId: z.uuid(), text: localized(20_000) })
export type PublishAgreement = z.infer<typeof PublishAgreement>
