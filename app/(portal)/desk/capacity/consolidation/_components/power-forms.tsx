import { getTranslations } from 'next-intl/server'
import { FigureTable } from '@/components/ui/figure-table'
import { Form } from '@/components/ui/form'
import { NumberField } from '@/components/ui/number-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Consolidation } from '@/lib/consolidation/find-consolidation'
import { getFormat } from '@/lib/i18n/get-format'
import { saveHostPowerAction } from '../actions'

type Props = { poolId: string; shapes: Consolidation['shapes']; mayChange: boolean }

/** What hosts of each shape draw: measured where somebody has, assumed elsewhere. */
export async function PowerForms({ poolId, shapes, mayChange }: Props) {
  const [t, f] = await Promise.all([getTranslations('consolidation.power'), getFormat()])
  if (!mayChange)
    return (
      <FigureTable
        caption={t('title')}
        heads={[t('title'), t('idle'), t('full')]}
        rows={shapes.map(({ vcpu, hosts, idleWatts, fullWatts }) => ({
          key: String(vcpu),
          name: t('shape', { vcpu, n: hosts }),
          figures: [f.number(idleWatts), f.number(fullWatts)],
        }))}
        dense
      />
    )
  return (
    <div className="stack-4">
      {shapes.map(({ vcpu, hosts, idleWatts, fullWatts, measured }) => (
        <Form
          key={`${poolId} ${vcpu}`}
          action={saveHostPowerAction}
          fields={{ poolId, vcpu }}
          className="stack-4"
          aria-label={t('form', { vcpu })}
        >
          <p className="small">
            <b>{t('shape', { vcpu, n: hosts })}</b>{' '}
            <span className="t3">{t(measured ? 'measured' : 'assumed')}</span>
          </p>
          <div>
            <NumberField
              name="idleWatts"
              label={t('idle')}
              defaultValue={idleWatts}
              min={1}
              max={100_000}
              step={1}
              unit={t('watt')}
            />
            <NumberField
              name="fullWatts"
              label={t('full')}
              defaultValue={fullWatts}
              min={1}
              max={100_000}
              step={1}
              unit={t('watt')}
            />
          </div>
          <p>
            <SubmitButton size="small" variant="plain">
              {t('save')}
            </SubmitButton>
          </p>
        </Form>
      ))}
    </div>
  )
}
