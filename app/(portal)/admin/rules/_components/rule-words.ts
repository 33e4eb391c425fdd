import { getTranslations } from 'next-intl/server'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { ListedRule } from '@/lib/orders/list-rules'

/** A rule's conditions in words, one line each; without any it holds for all orders. */
export async function conditionWords({ condition, agencyNames }: ListedRule): Promise<string[]> {
  const [t, families, kinds, levels, f] = await Promise.all([
    getTranslations('orders.rules'),
    getTranslations('catalog.families'),
    getTranslations('orders.kinds'),
    getTranslations('catalog.levels'),
    getFormat(),
  ])
  const join = (words: string[]) => words.join(f.locale === 'en' ? ', ' : '、')
  const lines = [
    condition.minFen ? t('from', { amount: f.money(BigInt(condition.minFen)) }) : '',
    condition.maxFen ? t('to', { amount: f.money(BigInt(condition.maxFen)) }) : '',
    join((condition.families ?? []).map((family) => families(family))),
    join((condition.kinds ?? []).map((kind) => kinds(kind as 'create'))),
    join((condition.protectionLevels ?? []).map((level) => levels(String(level)))),
    join(agencyNames),
  ].filter(Boolean)
  return lines.length > 0 ? lines : [t('any')]
}

export async function stepWords({ steps }: ListedRule): Promise<string[]> {
  const [t, f] = await Promise.all([getTranslations('orders.rules'), getFormat()])
  if (steps.length === 0) return [t('auto')]
  return steps.map(
    (step, index) =>
      `${index + 1}. ${t('stepText', {
        name: step.name[languageOf(f.locale)],
        role: t(`roles.${step.role as 'approver'}`),
        mode: step.mode === 'k' ? `${t('modes.k')} (${step.k ?? 1})` : t(`modes.${step.mode}`),
        hours: step.hours,
      })}`,
  )
}
