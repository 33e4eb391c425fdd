import * as z from 'zod'
import { routes } from '@/lib/routes'

/** Lists whose views may be kept. */
export const viewPages = [
  routes.orders.list,
  routes.instances.list,
  routes.statements.list,
  routes.activity,
  routes.desk.queue,
  routes.desk.runs,
  routes.billing.list,
  routes.admin.audit,
] as const
export type ViewPage = (typeof viewPages)[number]

export const SaveView = z.object({
  page: z.enum(viewPages),
  name: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/^[^\p{Cc}\p{Cf}]+$/u),
  /** As it stands behind the question mark of the list's address. */
  query: z
    .string()
    .max(1000)
    .regex(/^[\w.~%+&=*,-]+$/),
})
export type SaveView = z.infer<typeof SaveView>

export const ViewId = z.object({ viewId: z.uuid() })
export type ViewId = z.infer<typeof ViewId>
