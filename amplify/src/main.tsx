import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { ErrorBoundary } from './shell/ErrorBoundary';
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
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  );
}
keepInstallOffer();
keepShell();
