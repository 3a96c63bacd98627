/** Runs in the page of a plan: zoom, pan, keys, states that change, and what the extension is asked for. */
(() => {
  const editor = acquireVsCodeApi();
  const find = (id) => document.getElementById(id);
  const canvas = find('canvas');
  const remembered = JSON.parse(document.body.dataset.remembered);
  const [least, most] = [0.1, 4];
  let zoom = editor.getState()?.zoom ?? 0;
  /** Whether the person has chosen how large it is; it fills the page until then. */
  let isChosen = zoom > 0;

  const picture = () => canvas.querySelector('svg');
  const natural = () => picture().viewBox.baseVal;

  /** Shows the picture `factor` times as large; the point under the pointer, else the middle, stays where it is. */
  const show = (factor, at) => {
    const before = zoom;
    zoom = Math.min(most, Math.max(least, factor));
    const { width, height } = natural();
    const frame = canvas.getBoundingClientRect();
    const x = at ? at.clientX - frame.left : frame.width / 2;
    const y = at ? at.clientY - frame.top : frame.height / 2;
    const [left, top] = [canvas.scrollLeft + x, canvas.scrollTop + y];
    picture().setAttribute('width', width * zoom);
    picture().setAttribute('height', height * zoom);
    if (before > 0) {
      canvas.scrollLeft = left * (zoom / before) - x;
      canvas.scrollTop = top * (zoom / before) - y;
    }
    find('zoom').textContent = `${Math.round(zoom * 100)} %`;
    editor.setState(isChosen ? { ...remembered, zoom } : remembered);
  };

  /** As wide as the page, but never so small that nothing can be read, nor larger than it was drawn. */
  const fill = () => {
    isChosen = false;
    show(Math.max(0.6, Math.min(1, canvas.clientWidth / natural().width)));
    canvas.scrollLeft = (canvas.scrollWidth - canvas.clientWidth) / 2;
  };

  const zoomBy = (factor, at) => {
    isChosen = true;
    show(zoom * factor, at);
  };

  const wire = () => {
    for (const step of canvas.querySelectorAll('.step')) {
      step.setAttribute('tabindex', '0');
      // A button must hold nothing that can be pressed.
      step.setAttribute('role', step.classList.contains('holds') ? 'group' : 'button');
    }
  };

  const stepOf = ({ target }) => (target instanceof Element ? target.closest('.step') : null);

  /** Marks the lines that begin or end at a step. */
  const near = (step) => {
    for (const line of canvas.querySelectorAll('.near')) line.classList.remove('near');
    const key = step?.dataset.step;
    if (key === undefined) return;
    for (const line of canvas.querySelectorAll('.line'))
      if (line.dataset.from === key || line.dataset.to === key) line.classList.add('near');
  };

  const open = (step) => {
    if (step) editor.postMessage({ type: 'open', key: step.dataset.step });
  };

  find('zoom-in').addEventListener('click', () => zoomBy(1.25));
  find('zoom-out').addEventListener('click', () => zoomBy(1 / 1.25));
  find('fit').addEventListener('click', fill);
  find('copy').addEventListener('click', () => editor.postMessage({ type: 'copy' }));
  find('save').addEventListener('click', () => editor.postMessage({ type: 'save' }));

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event);
    if (step && (event.key === 'Enter' || event.key === ' ')) open(step);
    else if (event.key === '+' || event.key === '=') zoomBy(1.25);
    else if (event.key === '-') zoomBy(1 / 1.25);
    else if (event.key === '0') fill();
    else return;
    event.preventDefault();
  });
  canvas.addEventListener('focusin', (event) => near(stepOf(event)));
  canvas.addEventListener('pointerover', (event) => near(stepOf(event)));
  canvas.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY / 300), event);
    },
    { passive: false },
  );

  // Dragging moves the picture; a press that does not move is a click.
  let drag;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button === 0)
      drag = {
        x: event.clientX,
        y: event.clientY,
        left: canvas.scrollLeft,
        top: canvas.scrollTop,
        moved: false,
      };
  });
  window.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (Math.hypot(x, y) > 4) drag.moved = true;
    if (!drag.moved) return;
    canvas.classList.add('dragged');
    canvas.scrollLeft = drag.left - x;
    canvas.scrollTop = drag.top - y;
  });
  window.addEventListener('pointerup', (event) => {
    const isClick = drag && !drag.moved;
    drag = undefined;
    canvas.classList.remove('dragged');
    if (isClick) open(stepOf(event));
  });

  /** The picture anew, when its document was changed. */
  const draw = (drawing) => {
    const parsed = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
    if (parsed.nodeName !== 'svg') return;
    canvas.replaceChildren(document.adoptNode(parsed));
    wire();
    if (zoom > 0) show(zoom);
  };

  const tell = (states, status) => {
    for (const step of canvas.querySelectorAll('.step')) {
      const { state = 'none', words = '' } = states[step.dataset.step] ?? {};
      step.dataset.state = state;
      const line = step.querySelector(':scope > .state');
      if (line && line.textContent !== words) line.textContent = words;
      const title = step.querySelector(':scope > .title')?.textContent ?? '';
      step.setAttribute('aria-label', `${title}, ${words}`);
    }
    if (find('status').textContent !== status) find('status').textContent = status;
  };

  window.addEventListener('message', ({ data }) => {
    if (data?.type === 'draw') draw(data.drawing);
    if (data?.type === 'states') tell(data.states, data.status);
    if (data?.type === 'status') find('status').textContent = data.status;
  });

  wire();
  if (isChosen) show(zoom);
  else fill();
  new ResizeObserver(() => isChosen || fill()).observe(canvas);
  editor.postMessage({ type: 'ready' });
})();
