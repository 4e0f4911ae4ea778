import { useEffect } from 'react';
import { shortcutSetting } from '../shell/shortcutSetting';

/** Lets single letters act while no field has the focus and no dialog is open. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actions[event.key.toLowerCase()];
      if (!action || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isOccupied(event.target)) return;
      if (!shortcutSetting.get()) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [actions]);
}

function isOccupied(target: EventTarget | null): boolean {
  const inField = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
  return inField || document.querySelector('dialog[open]') !== null;
}
