'use client'

import { useEffect } from 'react'

/** Fetches a Chinese face only where the machine has none: nearly every office machine does. */
export function FallbackFont() {
  useEffect(() => {
    if (draws('政') === draws('\u{10FFFD}')) void import('@fontsource/noto-sans-sc/400.css')
  }, [])
  return null
}

/** The dots a character makes: two unlike characters that draw alike are both the missing-glyph box. */
function draws(character: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = 32
  canvas.height = 32
  const pen = canvas.getContext('2d')
  if (!pen) return character
  pen.font = '24px system-ui, sans-serif'
  pen.fillText(character, 2, 26)
  return canvas.toDataURL()
}
