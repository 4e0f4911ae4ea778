import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Explorer } from './Explorer';
import { beginWithExamples } from './examples';
import 'graphiql/style.css';
import './explorer.css';

const root = document.getElementById('root');
if (root) {
  beginWithExamples();
  createRoot(root).render(
    <StrictMode>
      <Explorer />
    </StrictMode>,
  );
}
