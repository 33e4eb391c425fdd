'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { NoticeId, PublishNotice } from '@/lib/notify/input'
import { publishNotice } from '@/lib/notify/publish-notice'
import { withdrawNotice } from '@/lib/notify/withdraw-notice'
import { routes } from '@/lib/routes'

export const publishNoticeAction = formAction(PublishNotice, async (ctx, input) => {
  await publishNotice(ctx, input)
  revalidatePath(routes.home, 'layout')
  return { toast: 'notify.toasts.published' }
})

export const withdrawNoticeAction = formAction(NoticeId, async (ctx, input) => {
  await withdrawNotice(ctx, input)
  revalidatePath(routes.home, 'layout')
  return { toast: 'notify.toasts.withdrawn' }
})
