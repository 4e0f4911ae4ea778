import { useEditorContext } from '@graphiql/react';
import { useEffect } from 'react';
import { fillVariables, type Place } from './fillVariables';

/** Brings the last answer's game and turn into the variables of the tab that is open. */
export function FilledVariables({ place }: { readonly place: Place | null }) {
  const { variableEditor, activeTabIndex } = useEditorContext({ nonNull: true });

  // biome-ignore lint/correctness/useExhaustiveDependencies: every tab has variables of its own, in the same editor
  useEffect(() => {
    if (!variableEditor || !place) return;
    const before = variableEditor.getValue();
    const after = fillVariables(before, place);
    if (after !== before) variableEditor.setValue(after);
  }, [variableEditor, activeTabIndex, place]);
  return null;
}
