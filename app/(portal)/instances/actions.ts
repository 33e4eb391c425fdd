'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/actions/form-action'
import { acceptTransfer } from '@/lib/compute/accept-transfer'
import { declineTransfer } from '@/lib/compute/decline-transfer'
import {
  AcceptTransfer,
  BulkId,
  InstanceId,
  OfferTransfer,
  RenameInstance,
  StartBulk,
  TagInstance,
  TransferId,
} from '@/lib/compute/input'
import { offerTransfer } from '@/lib/compute/offer-transfer'
import { rebootInstance } from '@/lib/compute/reboot-instance'
import { renameInstance } from '@/lib/compute/rename-instance'
import { restoreInstance } from '@/lib/compute/restore-instance'
import { retryBulk } from '@/lib/compute/retry-bulk'
import { startBulk } from '@/lib/compute/start-bulk'
import { startInstance } from '@/lib/compute/start-instance'
import { stopInstance } from '@/lib/compute/stop-instance'
import { tagInstance } from '@/lib/compute/tag-instance'
import { withdrawTransfer } from '@/lib/compute/withdraw-transfer'
import { routes } from '@/lib/routes'

const refresh = () => revalidatePath(routes.instances.list, 'layout')

export const startInstanceAction = formAction(InstanceId, async (ctx, input) => {
  const { instance } = await startInstance(ctx, input)
  refresh()
  return { toast: 'compute.toasts.start', params: { name: instance.name } }
})

export const stopInstanceAction = formAction(InstanceId, async (ctx, input) => {
  const { instance } = await stopInstance(ctx, input)
  refresh()
  return { toast: 'compute.toasts.stop', params: { name: instance.name } }
})

export const rebootInstanceAction = formAction(InstanceId, async (ctx, input) => {
  const { instance } = await rebootInstance(ctx, input)
  refresh()
  return { toast: 'compute.toasts.reboot', params: { name: instance.name } }
})

export const renameInstanceAction = formAction(RenameInstance, async (ctx, input) => {
  await renameInstance(ctx, input)
  refresh()
  return { toast: 'compute.toasts.rename', params: { name: input.name } }
})

export const tagInstanceAction = formAction(TagInstance, async (ctx, input) => {
  const { name } = await tagInstance(ctx, input)
  refresh()
  return { toast: 'compute.toasts.tag', params: { name } }
})

export const restoreInstanceAction = formAction(InstanceId, async (ctx, input) => {
  const { instance } = await restoreInstance(ctx, input)
  refresh()
  return { toast: 'compute.toasts.restore', params: { name: instance.name } }
})

export const offerTransferAction = formAction(OfferTransfer, async (ctx, input) => {
  const { agency } = await offerTransfer(ctx, input)
  refresh()
  return { toast: 'compute.toasts.offered', params: { agency } }
})

export const acceptTransferAction = formAction(AcceptTransfer, async (ctx, input) => {
  const { name } = await acceptTransfer(ctx, input)
  refresh()
  return { toast: 'compute.toasts.accepted', params: { name } }
})

export const declineTransferAction = formAction(TransferId, async (ctx, input) => {
  const { name } = await declineTransfer(ctx, input)
  refresh()
  return { toast: 'compute.toasts.declined', params: { name } }
})

export const withdrawTransferAction = formAction(TransferId, async (ctx, input) => {
  const { name } = await withdrawTransfer(ctx, input)
  refresh()
  return { toast: 'compute.toasts.withdrawn', params: { name } }
})

export const startBulkAction = formAction(StartBulk, async (ctx, input) => {
  const { bulkId } = await startBulk(ctx, input)
  redirect(routes.instances.bulk(bulkId))
})

export const retryBulkAction = formAction(BulkId, async (ctx, input) => {
  const { count } = await retryBulk(ctx, input)
  refresh()
  return { toast: 'compute.toasts.retried', params: { count } }
})
