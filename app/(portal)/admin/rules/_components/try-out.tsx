import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import type { SearchParams } from '@/components/ui/table-state'
import { TextInput } from '@/components/ui/text-input'
import { Thread } from '@/components/ui/thread'
import type { Ctx } from '@/lib/context'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import { families, lineKinds } from '@/lib/orders/rule-choices'
import { TryRule } from '@/lib/orders/rule-input'
import { tryRule } from '@/lib/orders/try-rule'
import { routes } from '@/lib/routes'

type Props = { ctx: Ctx; params: SearchParams; agencies: { id: string; name: string }[] }

/** A question by address: the same link shows a colleague the same trial. */
export async function TryOut({ ctx, params, agencies }: Props) {
  const [t, familyNames, kinds, levels, f] = await Promise.all([
    getTranslations('orders.rules'),
    getTranslations('catalog.families'),
    getTranslations('orders.kinds'),
    getTranslations('catalog.levels'),
    getFormat(),
  ])
  const asked = TryRule.safeParse(params)
  const trial = asked.success ? await tryRule(ctx, asked.data) : undefined
  const language = languageOf(f.locale)
  const given = (key: string) => (typeof params[key] === 'string' ? params[key] : undefined)
  return (
    <Section title={t('tryOut')} note={t('tryOutNote')}>
      <form action={routes.admin.rules} method="get">
        <div className="grid3">
          <Select
            name="agencyId"
            label={t('agencies')}
            defaultValue={given('agencyId')}
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextInput
            name="amountYuan"
            label={t('tryAmount')}
            inputMode="decimal"
            defaultValue={given('amountYuan') ?? '1000'}
          />
          <Select
            name="family"
            label={t('families')}
            defaultValue={given('family')}
            options={families.map((value) => ({ value, label: familyNames(value) }))}
          />
          <Select
            name="kind"
            label={t('kinds')}
            defaultValue={given('kind')}
            options={lineKinds.map((value) => ({ value, label: kinds(value) }))}
          />
          <Select
            name="protectionLevel"
            label={t('levels')}
            defaultValue={given('protectionLevel') ?? '2'}
            options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: levels(value) }))}
          />
        </div>
        <div className="form-foot">
          <Button type="submit">{t('tryRun')}</Button>
        </div>
      </form>
      {trial === undefined ? null : (
        <div role="status" className="mt-4">
          <p>
            <b>{trial ? t('tryResult', { name: trial.rule[language] }) : t('tryNone')}</b>
          </p>
          {trial ? (
            <Thread
              tight
              label={t('chain')}
              items={trial.steps.map((step, index) => ({
                key: String(index),
                is: step.missing ? 'failed' : 'waiting',
                title: step.name[language],
                children: (
                  <p>{step.missing ? t('missing', { step: step.name[language] }) : f.list(step.people)}</p>
                ),
              }))}
            />
          ) : null}
        </div>
      )}
    </Section>
  )
}
