import { getLocale, getTranslations } from 'next-intl/server'
import { Face } from '@/components/ui/face'
import { Icon } from '@/components/ui/icon'
import type { DemonstrationRole } from '@/lib/auth/demonstration-roles'
import type { SignInErrors } from './enter'
import { EnterAs } from './enter-as'

export async function RoleTable({ roles, errors }: { roles: DemonstrationRole[]; errors: SignInErrors }) {
  const t = await getTranslations('auth.signIn')
  const roleText = await getTranslations('auth')
  const chinese = (await getLocale()) === 'zh-CN'
  return (
    <table className="tbl tbl--flush tbl--stack">
      <caption className="sr">{t('tryable')}</caption>
      <thead>
        <tr>
          <th>{t('role')}</th>
          <th>{t('agency')}</th>
          <th>{t('does')}</th>
          <th>{t('way')}</th>
          <th>
            <span className="sr">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={`${role.personId}${role.agencyId}`}>
            <td className="head-cell">
              <span className="who">
                <Face name={role.name} />
                <span>
                  <b>{chinese ? role.roleZh : role.roleEn}</b>
                  <span className="sub" lang="zh-CN">
                    {role.name}
                  </span>
                </span>
              </span>
            </td>
            <td data-l={t('agency')} lang="zh-CN">
              {role.agencyName ?? t('operator')}
            </td>
            <td className="t2" data-l={t('does')}>
              {roleText(`does.${role.role}`)}
            </td>
            <td className="t2 nowrap" data-l={t('way')}>
              <span>
                {role.secondFactor ? <Icon name="key" small /> : null}{' '}
                {role.secondFactor ? t('byTwo') : t('byPassword')}
              </span>
            </td>
            <td className="num">
              <EnterAs
                personId={role.personId}
                agencyId={role.agencyId}
                errors={errors}
                label={t('enterAs', { role: chinese ? role.roleZh : role.roleEn, name: role.name })}
              >
                {t('enter')}
              </EnterAs>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
