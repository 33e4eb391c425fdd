type Translate = ((key: string, params?: Record<string, string>) => string) & { has(key: string): boolean }

/** An action (`noun.verb`) in words; one without words is shown as it stands, never hidden. */
export function actionWords(t: Translate, action: string): string {
  if (t.has(`special.${action}`)) return capital(t(`special.${action}`))
  const [noun = '', verb = ''] = action.split('.')
  if (!t.has(`nouns.${noun}`) || !t.has(`verbs.${verb}`)) return action
  return capital(t('phrase', { noun: t(`nouns.${noun}`), verb: t(`verbs.${verb}`) }))
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
