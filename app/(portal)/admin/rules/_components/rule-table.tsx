import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DialogButton } from '@/components/ui/dialog-button'
import { Scroll } from '@/components/ui/scroll'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { ListedRule } from '@/lib/orders/list-rules'
import { moveRuleAction, switchRuleAction } from '../actions'
import { RuleForm } from './rule-form'
import { conditionWords, stepWords } from './rule-words'

type Props = { rules: ListedRule[]; agencies: { id: string; name: string }[]; mayManage: boolean }

/** The rules in the order in which they are tried. */
export async function RuleTable({ rules, agencies, mayManage }: Props) {
  const [t, f] = await Promise.all([getTranslations('orders.rules'), getFormat()])
  const language = languageOf(f.locale)
  const words = await Promise.all(
    rules.map(async (rule) => ({ conditions: await conditionWords(rule), steps: await stepWords(rule) })),
  )
  return (
    <Scroll>
      <table className="tbl tbl--flush tbl--stack">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('order')}
            </th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('condition')}</th>
            <th scope="col">{t('chain')}</th>
            <th scope="col">{t('active')}</th>
            {mayManage ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, place) => (
            <tr key={rule.id}>
              <td className="num" data-l={t('order')}>
                {place + 1}
              </td>
              <td className="head-cell">
                <b>{rule.name[language]}</b>
                {rule.changedByName ? (
                  <span className="sub">
                    {t('changed', { who: rule.changedByName, when: f.date(rule.changedAt) })}
                  </span>
                ) : null}
              </td>
              <td data-l={t('condition')}>
                {words[place]?.conditions.map((text) => (
                  <div key={text}>{text}</div>
                ))}
              </td>
              <td data-l={t('chain')}>
                {words[place]?.steps.map((text) => (
                  <div key={text}>{text}</div>
                ))}
              </td>
              <td data-l={t('active')}>
                <State is={rule.active ? 'running' : 'stopped'}>
                  {rule.active ? t('active') : t('inactive')}
                </State>
              </td>
              {mayManage ? (
                <td>
                  <span className="row">
                    <DialogButton label={t('edit')} title={t('edit')} size="small" variant="quiet" wide>
                      <RuleForm rule={rule} agencies={agencies} />
                    </DialogButton>
                    <ActionButton
                      action={switchRuleAction}
                      fields={{ ruleId: rule.id, active: rule.active ? 'false' : 'true' }}
                      size="small"
                      variant="quiet"
                    >
                      {rule.active ? t('deactivate') : t('activate')}
                    </ActionButton>
                    {place > 0 ? (
                      <ActionButton
                        action={moveRuleAction}
                        fields={{ ruleId: rule.id, by: 'up' }}
                        size="small"
                        variant="quiet"
                      >
                        {t('up')}
                      </ActionButton>
                    ) : null}
                    {place < rules.length - 1 ? (
                      <ActionButton
                        action={moveRuleAction}
                        fields={{ ruleId: rule.id, by: 'down' }}
                        size="small"
                        variant="quiet"
                      >
                        {t('down')}
                      </ActionButton>
                    ) : null}
                  </span>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
