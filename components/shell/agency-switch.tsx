'use client'

import { useTranslations } from 'next-intl'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Icon } from '@/components/ui/icon'
import { StateGlyph } from '@/components/ui/state'
import { useVerb } from '@/components/ui/use-verb'
import type { FormAction } from '@/lib/actions/form-state'

export type AgencyChoice = { id: string; name: string; role?: string }

type Props = { current: AgencyChoice; others: AgencyChoice[]; action?: FormAction }

/** On whose behalf one acts. The action gets a field `agencyId`; with one agency it is only a name. */
export function AgencySwitch({ current, others, action }: Props) {
  const t = useTranslations('shell')
  if (!action || others.length === 0) {
    return (
      <span className="switch switch--still">
        <span lang="zh-CN">{current.name}</span>
      </span>
    )
  }
  return <Choice current={current} others={others} action={action} label={t('agency')} />
}

function Choice({ current, others, action, label }: Required<Props> & { label: string }) {
  const { pending, send } = useVerb(action)
  return (
    <MenuTrigger>
      <Button className="switch" aria-label={`${label} ${current.name}`}>
        <span lang="zh-CN">{current.name}</span>
        {pending ? <StateGlyph is="building" /> : <Icon name="sort" small />}
      </Button>
      <Popover className="pop" placement="bottom start">
        <Menu
          className="menu menu--list"
          aria-label={label}
          selectionMode="single"
          selectedKeys={[current.id]}
          onAction={(key) => {
            if (key === current.id) return
            const data = new FormData()
            data.set('agencyId', String(key))
            send(data)
          }}
        >
          {[current, ...others].map((agency) => (
            <MenuItem key={agency.id} id={agency.id} textValue={agency.name}>
              <span lang="zh-CN">{agency.name}</span>
              {agency.role ? <small className="t3">{agency.role}</small> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
