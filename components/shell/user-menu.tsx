'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { Face } from '@/components/ui/face'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-shapes'
import { useVerb } from '@/components/ui/use-verb'
import type { FormAction } from '@/lib/actions/form-state'
import { changeText, changeTheme } from './change-appearance'

export type UserMenuLink = { href: string; label: string; icon: IconName }

type Props = { name: string; role?: string; links: UserMenuLink[]; signOut: FormAction }

export function UserMenu({ name, role, links, signOut }: Props) {
  const t = useTranslations('shell')
  const router = useRouter()
  const { send } = useVerb(signOut)

  function act(key: string) {
    if (key === 'sign-out') send()
    else if (key === 'theme-system') changeTheme(undefined)
    else if (key === 'theme-light') changeTheme('light')
    else if (key === 'theme-dark') changeTheme('dark')
    else if (key === 'text') changeText(document.documentElement.dataset.text ? undefined : 'large')
    else router.push(key)
  }

  return (
    <MenuTrigger>
      <Button className="me">
        <Face name={name} />
        <span lang="zh-CN">{name}</span>
      </Button>
      <Popover className="pop" placement="bottom end">
        <Menu
          className="menu menu--list"
          aria-label={t('user.menu', { name })}
          onAction={(key) => act(String(key))}
        >
          <MenuSection>
            <Header>
              <b lang="zh-CN">{name}</b>
              {role ? <small className="t3">{role}</small> : null}
            </Header>
            {links.map((link) => (
              <MenuItem key={link.href} id={link.href} textValue={link.label}>
                <Icon name={link.icon} />
                {link.label}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator />
          <MenuSection>
            <Header>{t('look')}</Header>
            <MenuItem id="theme-system">
              <Icon name="settings" />
              {t('theme.system')}
            </MenuItem>
            <MenuItem id="theme-light">
              <Icon name="sun" />
              {t('theme.light')}
            </MenuItem>
            <MenuItem id="theme-dark">
              <Icon name="moon" />
              {t('theme.dark')}
            </MenuItem>
            <MenuItem id="text">
              <Icon name="text" />
              {t('text.toggle')}
            </MenuItem>
          </MenuSection>
          <Separator />
          <MenuItem id="sign-out">
            <Icon name="logout" />
            {t('signOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
