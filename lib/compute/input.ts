import * as z from 'zod'

export const InstanceId = z.object({ instanceId: z.uuid() })
export type InstanceId = z.output<typeof InstanceId>

/** A host name: what the engine and the shell prompt can bear. */
export const instanceName = /^[a-z]([a-z0-9-]{0,58}[a-z0-9])?$/
export const RenameInstance = InstanceId.extend({
  name: z.string().trim().regex(instanceName),
})
export type RenameInstance = z.output<typeof RenameInstance>

const Tag = z
  .string()
  .max(24)
  .regex(/^[^\s,，、#@<>"'\p{Cc}]+$/u)

/** Typed as one line; every comma or blank parts two tags. */
export const Tags = z
  .union([z.string().max(400), z.array(z.string().max(24)).max(50)])
  .optional()
  .transform((typed) => [
    ...new Set(
      [typed ?? '']
        .flat()
        .flatMap((text) => text.split(/[\s,，、]+/))
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(Tag).max(10, 'compute.tooManyTags'))

export const TagInstance = InstanceId.extend({ tags: Tags })
export type TagInstance = z.output<typeof TagInstance>

export const OfferTransfer = InstanceId.extend({
  toAgencyId: z.uuid('compute.agencyNeeded'),
  reason: z.string().trim().min(2).max(500),
})
export type OfferTransfer = z.output<typeof OfferTransfer>

export const TransferId = z.object({ transferId: z.uuid() })
export type TransferId = z.output<typeof TransferId>
export const AcceptTransfer = TransferId.extend({ businessSystemId: z.uuid(), budgetId: z.uuid() })
export type AcceptTransfer = z.output<typeof AcceptTransfer>

export const bulkVerbs = ['start', 'stop', 'reboot', 'tag'] as const
export type BulkVerb = (typeof bulkVerbs)[number]
/** More than this is more than one can look over. */
export const bulkLimit = 500

export const StartBulk = z.object({
  verb: z.enum(bulkVerbs),
  ids: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [...new Set([value].flat().flatMap((each) => each.split(',')))])
    .pipe(z.array(z.uuid()).min(1)),
  tags: Tags,
})
export type StartBulk = z.output<typeof StartBulk>
export const BulkId = z.object({ bulkId: z.uuid() })
export type BulkId = z.output<typeof BulkId>

export const CreateSshKey = z.object({
  name: z.string().trim().min(1).max(60),
  publicKey: z.string().trim().min(1).max(4000),
})
export type CreateSshKey = z.output<typeof CreateSshKey>
export const KeyId = z.object({ keyId: z.uuid() })
export type KeyId = z.output<typeof KeyId>

export const CreateSubnet = z.object({
  name: z.string().trim().min(1).max(60),
  zone: z.enum(['intranet', 'extranet', 'internet']),
  cidr: z.string().trim().max(43),
})
export type CreateSubnet = z.output<typeof CreateSubnet>
