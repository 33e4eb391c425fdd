'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/actions/form-action'
import { createService } from '@/lib/catalog/create-service'
import { discardDraft } from '@/lib/catalog/discard-draft'
import {
  AgreementForm,
  CreateServiceForm,
  PlanForm,
  ServiceDutiesForm,
  ServiceFormForm,
  ServiceScopeForm,
  ServiceTextsForm,
} from '@/lib/catalog/form-input'
import { RetirePlan, type SaveServiceDraft, ServiceId } from '@/lib/catalog/input'
import { publishAgreement } from '@/lib/catalog/publish-agreement'
import { publishService } from '@/lib/catalog/publish-service'
import { restoreService } from '@/lib/catalog/restore-service'
import { restorePlan, retirePlan } from '@/lib/catalog/retire-plan'
import { retireService } from '@/lib/catalog/retire-service'
import { savePlan } from '@/lib/catalog/save-plan'
import { saveServiceDraft } from '@/lib/catalog/save-service-draft'
import type { Ctx } from '@/lib/context'
import { routes } from '@/lib/routes'

const done = (toast: string) => {
  revalidatePath(routes.admin.catalog.list, 'layout')
  revalidatePath(routes.catalog.list, 'layout')
  return { toast: `catalog.admin.toasts.${toast}` }
}
const save = async (ctx: Ctx, input: SaveServiceDraft) => {
  await saveServiceDraft(ctx, input)
  return done('saved')
}

export const saveTextsAction = formAction(ServiceTextsForm, save)
export const saveScopeAction = formAction(ServiceScopeForm, save)
export const saveFormAction = formAction(ServiceFormForm, save)
export const saveDutiesAction = formAction(ServiceDutiesForm, save)

export const createServiceAction = formAction(CreateServiceForm, async (ctx, input) => {
  const id = await createService(ctx, input)
  redirect(routes.admin.catalog.one(id))
})

export const publishServiceAction = formAction(ServiceId, async (ctx, input) => {
  await publishService(ctx, input)
  return done('published')
})

export const discardDraftAction = formAction(ServiceId, async (ctx, input) => {
  await discardDraft(ctx, input)
  return done('discarded')
})

export const retireServiceAction = formAction(ServiceId, async (ctx, input) => {
  await retireService(ctx, input)
  return done('retired')
})

export const restoreServiceAction = formAction(ServiceId, async (ctx, input) => {
  await restoreService(ctx, input)
  return done('restored')
})

export const savePlanAction = formAction(PlanForm, async (ctx, input) => {
  await savePlan(ctx, input)
  return done('planSaved')
})

export const retirePlanAction = formAction(RetirePlan, async (ctx, input) => {
  await retirePlan(ctx, input)
  return done('planRetired')
})

export const restorePlanAction = formAction(RetirePlan, async (ctx, input) => {
  await restorePlan(ctx, input)
  return done('planRestored')
})

export const publishAgreementAction = formAction(AgreementForm, async (ctx, input) => {
  await publishAgreement(ctx, input)
  return done('agreement')
})
