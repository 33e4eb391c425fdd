import type { Managed } from '@/lib/catalog/get-managed'
import type { Ctx } from '@/lib/context'

export type TabProps = { ctx: Ctx; managed: Managed }
