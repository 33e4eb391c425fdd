import * as z from 'zod'
import {
  type CreateService,
  type PublishAgreement,
  Responsibilities,
  type SavePlan,
  type SaveServiceDraft,
  ServiceLevels,
} from '@/lib/catalog/input'
import { networkZones } from '@/lib/db/schema/agencies'
import { families } from '@/lib/db/schema/catalog'

/** The same inputs as forms send them: flat names, texts of both languages beside one another. */
const text = (max: number) => z.string().trim().min(1).max(max)
const code = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, 'catalog.notACode')
const serviceId = z.uuid()

export const ServiceTextsForm = z
  .object({
    serviceId,
    'name.zh': text(60),
    'name.en': text(60),
    'summary.zh': text(300),
    'summary.en': text(300),
    'documentation.zh': text(20_000),
    'documentation.en': text(20_000),
    keywords: z.string().trim().max(300).default(''),
    leadTimeHours: z.coerce.number().int().min(1).max(1000),
  })
  .transform(
    (typed): SaveServiceDraft => ({
      serviceId: typed.serviceId,
      name: { zh: typed['name.zh'], en: typed['name.en'] },
      summary: { zh: typed['summary.zh'], en: typed['summary.en'] },
      documentation: { zh: typed['documentation.zh'], en: typed['documentation.en'] },
      keywords: typed.keywords,
      leadTimeHours: typed.leadTimeHours,
    }),
  )

export const ServiceScopeForm = z
  .object({
    serviceId,
    zones: z.array(z.enum(networkZones)).min(1, 'catalog.chooseOne').default([]),
    protectionLevels: z.array(z.coerce.number().int().min(1).max(5)).min(1, 'catalog.chooseOne').default([]),
    visibility: z.enum(['all', 'some']),
    visibleAgencyIds: z.array(z.uuid()).default([]),
  })
  .refine((typed) => typed.visibility === 'all' || typed.visibleAgencyIds.length > 0, {
    path: ['visibleAgencyIds'],
    error: 'catalog.chooseOne',
  })
  .transform(
    ({ visibility, visibleAgencyIds, ...typed }): SaveServiceDraft => ({
      ...typed,
      visibleAgencyIds: visibility === 'all' ? null : visibleAgencyIds,
    }),
  )

const json = z
  .string()
  .max(200_000)
  .transform((sent, issue): unknown => {
    try {
      return JSON.parse(sent)
    } catch {
      issue.addIssue({ code: 'custom', message: 'catalog.formInvalid' })
      return z.NEVER
    }
  })

export const ServiceFormForm = z.object({ serviceId, form: json })

export const ServiceDutiesForm = z.object({
  serviceId,
  responsibilities: json.pipe(Responsibilities),
  serviceLevels: json.pipe(ServiceLevels),
})

export const CreateServiceForm = z
  .object({
    code,
    family: z.enum(families),
    provider: text(80),
    'name.zh': text(60),
    'name.en': text(60),
    'summary.zh': text(300),
    'summary.en': text(300),
  })
  .transform(
    (typed): CreateService => ({
      code: typed.code,
      family: typed.family,
      provider: typed.provider,
      name: { zh: typed['name.zh'], en: typed['name.en'] },
      summary: { zh: typed['summary.zh'], en: typed['summary.en'] },
    }),
  )

const size = (most: number) =>
  z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(most)]).optional()

export const PlanForm = z
  .object({
    serviceId,
    planId: z.uuid().optional(),
    code,
    'name.zh': text(60),
    'name.en': text(60),
    position: z.coerce.number().int().min(0).max(1000).default(0),
    vcpu: size(256),
    memoryGiB: size(4096),
    diskGiB: size(65_536),
  })
  .transform(({ vcpu, memoryGiB, diskGiB, ...typed }): SavePlan => {
    const spec = {
      ...(vcpu ? { vcpu, architecture: 'x86_64' as const } : {}),
      ...(memoryGiB ? { memoryMiB: memoryGiB * 1024 } : {}),
      ...(diskGiB ? { diskGiB } : {}),
    }
    const { serviceId: service, planId, code: planCode, position } = typed
    const name = { zh: typed['name.zh'], en: typed['name.en'] }
    return { serviceId: service, planId, code: planCode, position, name, spec }
  })

export const AgreementForm = z
  .object({ serviceId, 'text.zh': text(20_000), 'text.en': text(20_000) })
  .transform(
    (typed): PublishAgreement => ({
      serviceId: typed.serviceId,
      text: { zh: typed['text.zh'], en: typed['text.en'] },
    }),
  )
