import type { OwnViews } from '@/components/ui/my-views'
import type { Ctx } from '@/lib/context'
import type { ViewPage } from '@/lib/views/input'
import { listViews } from '@/lib/views/list-views'
import { forgetViewAction, saveViewAction } from './actions'

/** What the head of a list needs to show, keep and delete its reader's own views. */
export const ownViews = async (ctx: Ctx, page: ViewPage): Promise<OwnViews> => ({
  kept: await listViews(ctx, page),
  save: saveViewAction,
  forget: forgetViewAction,
})
