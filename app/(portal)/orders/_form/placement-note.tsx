'use client'

import { useLocale, useTranslations } from 'next-intl'
import { State } from '@/components/ui/state'
import { useFormat } from '@/components/ui/use-format'
import { languageOf } from '@/lib/i18n/in-locale'
import { startsWords } from '../_order/outlook-words'
import { lineName } from './draft-types'
import type { LineProps } from './line-card'

/** Whether the machines could be placed now, by which filters; and the ways out, each with its price. */
export function PlacementNote({ line, present, service, placement, quoted, at, onPlan }: LineProps) {
  const t = useTranslations('orders.form.placement')
  const filters = useTranslations('scheduler.filters')
  const units = useTranslations('billing.per')
  const outlook = useTranslations('orders.outlook')
  const f = useFormat()
  const language = languageOf(useLocale())
  const chosen = placement?.chosen
  const plan = service.plans.find(({ id }) => id === present.planId)
  if (!placement || !chosen || !plan) return null
  const enough = chosen.fits >= placement.count
  const most = Math.max(1, ...chosen.funnel.map(({ remaining }) => remaining))
  const cut = chosen.funnel.find(({ remaining }) => remaining === 0)?.filter
  const nearest = service.plans.find(({ id }) => id === chosen.nearestPlanId)
  const price = (
    { price: rate, unit }: { price: string | null; unit: string | null },
    fen?: string | null,
  ) => {
    const perUnit = rate ? t('price', { price: f.price(rate), unit: unit ? units(unit) : '' }) : ''
    return fen ? t('priceInAll', { price: perUnit, total: f.money(BigInt(fen)) }) : perUnit
  }
  const where = placement.where?.[plan.id]
  return (
    <details className="place" open={!enough || undefined}>
      <summary>
        <State is={enough ? 'done' : 'risk'}>
          <span className="sr">{enough ? t('enough') : t('short')}</span>
        </State>
        <span>
          <b>
            {where
              ? t(`change.${where}`)
              : enough
                ? t('fits', { count: placement.count })
                : t('doesNotFit', { plan: plan.name[language], count: placement.count })}
          </b>
          <span className="t2">
            {where
              ? t(`changeNote.${where}`)
              : enough
                ? t('room', { fits: chosen.fits })
                : reason(t, chosen.refused[0], chosen.fits)}
          </span>
        </span>
        {at ? <span className="push t3 small">{t('triedAt', { time: f.time(at) })}</span> : null}
      </summary>
      <ol className="funnel">
        {chosen.funnel.map(({ filter, remaining }) => (
          <li key={filter}>
            <span>{filters(filter)}</span>
            <i>
              <b
                className={filter === cut ? 'cut' : undefined}
                style={{ width: `${(remaining / most) * 100}%` }}
              />
            </i>
            <em>{f.number(remaining)}</em>
          </li>
        ))}
      </ol>
      {enough ? null : (
        <fieldset className="choice">
          <legend className="sr">{t('waysOut')}</legend>
          {(['wait', 'refuse'] as const).map((value) => (
            <label key={value} className="opt">
              <input
                type="radio"
                name={lineName(line.key, 'onNoCapacity')}
                value={value}
                defaultChecked={line.onNoCapacity === value}
              />
              <span>
                {t(value)}
                <small>
                  {value === 'wait'
                    ? t('waitNote', {
                        when: chosen.earliest ? f.moment(chosen.earliest) : 'unknown',
                        price: price(plan, quoted?.amountFen),
                      })
                    : t('refuseNote')}
                </small>
                {value === 'wait' ? (
                  <small>
                    {startsWords(outlook, f, { known: chosen.earliest, outlook: chosen.outlook })}
                  </small>
                ) : null}
              </span>
            </label>
          ))}
          {nearest ? (
            <p className="row mt-2">
              <button type="button" className="btn btn--sm" onClick={() => onPlan(nearest.id)}>
                {t('takeNearest', { plan: nearest.name[language] })}
              </button>
              <span className="small t3">
                {t('insteadOf', {
                  nearest: price(nearest, placement.nearestFen),
                  chosen: price(plan, quoted?.amountFen),
                })}
              </span>
            </p>
          ) : null}
        </fieldset>
      )}
    </details>
  )
}

type Refusal = { code: string; needed: number; best: number }

/** Texts of the form for what lacks; of anything else there is no host at all. */
const lacks: Record<string, string> = {
  'scheduler.refusedCpu': 'cpu',
  'scheduler.refusedMemory': 'memory',
  'scheduler.refusedDisk': 'disk',
  'scheduler.refusedGroup': 'apart',
  'scheduler.refusedTogether': 'together',
  'scheduler.refusedHeadroom': 'headroom',
  'scheduler.refusedHeadroomMemory': 'headroomMemory',
}

const reason = (
  t: (key: string, values?: Record<string, string | number>) => string,
  refused: Refusal | undefined,
  fits: number,
): string => {
  if (fits > 0) return t('onlySome', { fits })
  const lack = refused && lacks[refused.code]
  if (!refused || !lack) return t('noneAtAll')
  return t(`lacks.${lack}`, { needed: refused.needed, best: refused.best })
}
