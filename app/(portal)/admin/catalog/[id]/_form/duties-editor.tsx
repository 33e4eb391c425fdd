'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { saveDutiesAction } from '../../actions'
import { changed, keyed, without } from './edited-form'
import { TextBox } from './text-box'
import { TickBox } from './tick-box'

type Words = { zh: string; en: string }
type Duty = { control: Words; provider: boolean; agency: boolean; authority: boolean }
type Level = { measure: Words; target: string }
type Props = { serviceId: string; duties: Duty[]; levels: Level[] }

const sides = ['provider', 'agency', 'authority'] as const
const noWords = { zh: '', en: '' }

/** The responsibility matrix and the service levels, row by row, saved together. */
export function DutiesEditor({ serviceId, duties: givenDuties, levels: givenLevels }: Props) {
  const t = useTranslations('catalog')
  const [duties, setDuties] = useState(() => givenDuties.map(keyed))
  const [levels, setLevels] = useState(() => givenLevels.map(keyed))
  const fields = {
    serviceId,
    responsibilities: JSON.stringify(duties.map(({ value }) => value)),
    serviceLevels: JSON.stringify(levels.map(({ value }) => value)),
  }
  return (
    <Form className="stack-4" action={saveDutiesAction} fields={fields} guarded>
      <Section title={t('admin.duty.title')}>
        {duties.map(({ key, value }) => (
          <div className="grid3" key={key}>
            <TextBox
              label={t('admin.duty.zh')}
              value={value.control.zh}
              onText={(zh) =>
                setDuties(changed(duties, key, { ...value, control: { ...value.control, zh } }))
              }
            />
            <TextBox
              label={t('admin.duty.en')}
              value={value.control.en}
              onText={(en) =>
                setDuties(changed(duties, key, { ...value, control: { ...value.control, en } }))
              }
            />
            <div className="choices row">
              {sides.map((side) => (
                <TickBox
                  key={side}
                  label={t(`sheet.sides.${side}`)}
                  checked={value[side]}
                  onTick={(on) => setDuties(changed(duties, key, { ...value, [side]: on }))}
                />
              ))}
              <Button size="small" icon="trash" onClick={() => setDuties(without(duties, key))}>
                {t('admin.duty.remove')}
              </Button>
            </div>
          </div>
        ))}
        <Button
          icon="plus"
          onClick={() =>
            setDuties([
              ...duties,
              keyed({ control: noWords, provider: true, agency: false, authority: false }),
            ])
          }
        >
          {t('admin.duty.add')}
        </Button>
      </Section>
      <Section title={t('admin.level.title')}>
        {levels.map(({ key, value }) => (
          <div className="grid3" key={key}>
            <TextBox
              label={t('admin.level.zh')}
              value={value.measure.zh}
              onText={(zh) =>
                setLevels(changed(levels, key, { ...value, measure: { ...value.measure, zh } }))
              }
            />
            <TextBox
              label={t('admin.level.en')}
              value={value.measure.en}
              onText={(en) =>
                setLevels(changed(levels, key, { ...value, measure: { ...value.measure, en } }))
              }
            />
            <div className="row row--end">
              <TextBox
                label={t('admin.level.target')}
                value={value.target}
                onText={(target) => setLevels(changed(levels, key, { ...value, target }))}
              />
              <Button size="small" icon="trash" onClick={() => setLevels(without(levels, key))}>
                {t('admin.duty.remove')}
              </Button>
            </div>
          </div>
        ))}
        <div className="row">
          <Button icon="plus" onClick={() => setLevels([...levels, keyed({ measure: noWords, target: '' })])}>
            {t('admin.level.add')}
          </Button>
          <SubmitButton>{t('admin.save')}</SubmitButton>
        </div>
      </Section>
    </Form>
  )
}
