import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { Root } from './Root';
import { takeEarly } from './shell/early';
import { keepInstallOffer } from './shell/installOffer';
import { keepShell } from './shell/keepShell';
import './styles/base.css';
import './styles/controls.css';
import './styles/face.css';
import './styles/play.css';
import './styles/voice.css';
import './styles/pages.css';
import './styles/wide.css';

const root = document.getElementById('root');
if (root) {
  const early = takeEarly(root);
  const app = <Root onReady={early.tap} />;
  // In slices, between which the page stays free.
  if (early.shown) startTransition(() => void hydrateRoot(root, app));
  else createRoot(root).render(app);
}
keepInstallOffer();
keepShell();
