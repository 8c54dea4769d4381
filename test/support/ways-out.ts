// Everything by which a script in a page can reach an address: each is run inside the page, so it refers to nothing
// outside itself, and answers once the browser has decided about it. Whether it got there, a server at the address knows.

/** Text where a bundler would take it for its own. */
type Way = ((address: string) => unknown) | string;

const fetching: Readonly<Record<string, Way>> = {
  'a fetch': (address) => fetch(`${address}/fetch`, { mode: 'no-cors' }).catch(() => null),
  'a fetch that outlives the page': (address) =>
    fetch(`${address}/keepalive`, { method: 'POST', keepalive: true, body: 'x' }).catch(() => null),
  'an XMLHttpRequest': (address) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.addEventListener('loadend', resolve);
      request.open('GET', `${address}/xhr`);
      request.send();
    }),
  'a beacon': (address) => navigator.sendBeacon(`${address}/beacon`, 'x'),
  'a stream of events': (address) =>
    new Promise((resolve) => {
      const source = new EventSource(`${address}/events`);
      for (const type of ['open', 'error']) {
        source.addEventListener(type, () => {
          source.close();
          resolve(null);
        });
      }
    }),
  'a socket': (address) =>
    new Promise((resolve) => {
      const socket = new WebSocket(address.replace('http', 'ws'));
      for (const type of ['open', 'error', 'close']) socket.addEventListener(type, resolve);
    }),
  'a peer connection by way of a server': async (address) => {
    const server = address.replace('http://', '');
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: [`stun:${server}`] },
        { urls: [`turn:${server}?transport=tcp`], username: 'a', credential: 'b' },
        { urls: [`turn:${server}?transport=udp`], username: 'a', credential: 'b' },
      ],
    });
    const complete = new Promise((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve(null);
      });
    });
    connection.createDataChannel('out');
    await connection.setLocalDescription();
    await complete;
    connection.close();
  },
};

const elements: Readonly<Record<string, Way>> = {
  'pictures, frames and media': async (address) => {
    const settled = ['load', 'error', 'loadstart', 'suspend', 'stalled'];
    const wait = (element: Element) =>
      new Promise((resolve) => {
        for (const type of settled) element.addEventListener(type, resolve);
        // What the policy refuses may be silent.
        document.addEventListener('securitypolicyviolation', resolve, { once: true });
        document.body.append(element);
      });
    const named: readonly (readonly [tag: string, attribute: string])[] = [
      ['img', 'src'],
      ['img', 'srcset'],
      ['video', 'src'],
      ['video', 'poster'],
      ['audio', 'src'],
      ['embed', 'src'],
      ['object', 'data'],
      ['iframe', 'src'],
    ];
    for (const [tag, attribute] of named) {
      const element = document.createElement(tag);
      try {
        element.setAttribute(attribute, `${address}/${tag}-${attribute}`);
      } catch {
        // Trusted Types refuse some of them as soon as they are named.
        continue;
      }
      await wait(element);
      element.remove();
    }
  },
  'links that fetch ahead': (address) => {
    const kinds = [
      'stylesheet',
      'icon',
      'manifest',
      'prefetch',
      'preload',
      'modulepreload',
      'preconnect',
      'dns-prefetch',
      'prerender',
    ];
    for (const rel of kinds) {
      const link = document.createElement('link');
      link.rel = rel;
      if (rel === 'preload') link.as = 'image';
      link.href = `${address}/${rel}`;
      document.head.append(link);
    }
  },
  'style sheets, fonts and pictures of styles': async (address) => {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(`body { background-image: url(${address}/sheet.png) !important }`);
    sheet.insertRule(`@font-face { font-family: out; src: url(${address}/sheet.woff2) }`);
    sheet.insertRule('body { font-family: out !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.body.style.setProperty('border-image', `url(${address}/border.png) 1`);
    document.body.style.setProperty('cursor', `url(${address}/cursor.png), auto`);
    const style = document.createElement('style');
    style.append(`@import "${address}/import.css"; p { background: url(${address}/style.png) }`);
    document.head.append(style);
    await new FontFace('out2', `url(${address}/face.woff2)`).load().catch(() => null);
    document.body.getBoundingClientRect();
    style.remove();
    document.body.removeAttribute('style');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  },
  'the ping of a link': (address) => {
    const link = document.createElement('a');
    link.href = '#';
    link.ping = `${address}/ping`;
    document.body.append(link);
    link.click();
    link.remove();
  },
  'rules that load ahead': (address) => {
    const script = document.createElement('script');
    script.type = 'speculationrules';
    try {
      script.append(JSON.stringify({ prefetch: [{ source: 'list', urls: [`${address}/ahead`] }] }));
      document.head.append(script);
    } catch {
      // Trusted Types.
    }
  },
};

const scripts: Readonly<Record<string, Way>> = {
  'a script from elsewhere': (address) =>
    new Promise((resolve) => {
      const script = document.createElement('script');
      try {
        script.src = `${address}/script.js`;
      } catch {
        resolve('refused');
        return;
      }
      for (const type of ['load', 'error']) script.addEventListener(type, resolve);
      document.head.append(script);
    }),
  'a module from elsewhere': '(address) => import(`${address}/module.js`).catch(() => null)',
  'workers from elsewhere': async (address) => {
    for (const make of [Worker, SharedWorker]) {
      try {
        const worker = new make(`${address}/worker.js`);
        await new Promise((resolve) => worker.addEventListener('error', resolve));
      } catch {
        // Of another origin, or no trusted address.
      }
    }
    try {
      await navigator.serviceWorker.register(`${address}/service.js`);
    } catch {
      // As above.
    }
  },
};

export const waysToFetch: Readonly<Record<string, Way>> = { ...fetching, ...elements, ...scripts };

/** Ways of the page to go to an address or to open it beside itself. */
export const waysToGo: Readonly<Record<string, Way>> = {
  'its own location': (address) => {
    location.href = `${address}/href`;
    location.assign(`${address}/assign`);
    location.replace(`${address}/replace`);
  },
  'a form': (address) => {
    for (const method of ['get', 'post']) {
      for (const target of ['_self', '_blank', '_top']) {
        const form = document.createElement('form');
        form.action = `${address}/form`;
        form.method = method;
        form.target = target;
        document.body.append(form);
        form.submit();
        form.remove();
      }
    }
  },
  'a refresh': (address) => {
    const refresh = document.createElement('meta');
    refresh.httpEquiv = 'refresh';
    refresh.content = `0;url=${address}/refresh`;
    document.head.append(refresh);
  },
  'a link beside itself': (address) => {
    for (const target of ['_blank', '_top', 'another']) {
      const link = document.createElement('a');
      link.href = `${address}/beside`;
      link.target = target;
      document.body.append(link);
      link.click();
      link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true }));
      link.remove();
    }
  },
  'a download': (address) => {
    const kept = URL.createObjectURL(new Blob(['kept'], { type: 'application/octet-stream' }));
    for (const href of [`${address}/download`, kept, 'data:application/octet-stream,kept']) {
      const link = document.createElement('a');
      link.href = href;
      link.download = 'kept-by-the-page.bin';
      document.body.append(link);
      link.click();
      link.remove();
    }
  },
  'a script address': () => {
    for (const href of ['javascript:void(globalThis.gone=1)', 'data:text/html,gone']) {
      const link = document.createElement('a');
      link.href = href;
      document.body.append(link);
      link.click();
      link.remove();
    }
  },
};

/**
 * Ways to turn text into a script, each of which would set `globalThis.ran`. Put off, so that nothing of them runs on
 * behalf of the test, which may do what the page may not.
 */
export const waysToRun: Readonly<Record<string, (() => unknown) | string>> = {
  eval: `() => (0, eval)('globalThis.ran = 1')`,
  'a function of text': `() => new Function('globalThis.ran = 1')()`,
  'a timer of text': `() => setTimeout('globalThis.ran = 1')`,
  'an async function of text': `() => new (async () => null).constructor('globalThis.ran = 1')()`,
  'an inline script': () => {
    const script = document.createElement('script');
    script.text = 'globalThis.ran = 1';
    document.head.append(script);
  },
  'a script in an address': () => {
    for (const address of [
      'data:text/javascript,globalThis.ran=1',
      URL.createObjectURL(new Blob(['globalThis.ran = 1'], { type: 'text/javascript' })),
    ]) {
      const script = document.createElement('script');
      script.setAttribute('src', address);
      document.head.append(script);
    }
  },
  'a worker in an address': () => {
    new Worker('data:text/javascript,postMessage(1)').addEventListener('message', () => {
      (globalThis as unknown as { ran: number }).ran = 1;
    });
  },
  'a frame of text': () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('srcdoc', '<script>parent.ran = 1</script>');
    document.body.append(frame);
  },
  'a written document': () => document.write('<script>globalThis.ran = 1</script>'),
  'markup put beside an element': () =>
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.ran = 1">'),
  'markup in place of an element': () => {
    const element = document.createElement('div');
    document.body.append(element);
    element.outerHTML = '<img src="x" onerror="globalThis.ran = 1">';
  },
  'a fragment of markup': () =>
    document.body.append(
      document.createRange().createContextualFragment('<script>globalThis.ran = 1</script>'),
    ),
  'parsed markup': () => {
    const markup = '<img src="x" onerror="globalThis.ran = 1">';
    document.body.append(new DOMParser().parseFromString(markup, 'text/html').body);
  },
  'markup that is not cleaned': () =>
    document.createElement('div').setHTMLUnsafe('<img src="x" onerror="globalThis.ran = 1">'),
  'a handler': () => {
    const element = document.createElement('button');
    element.setAttribute('onclick', 'globalThis.ran = 1');
    element.click();
  },
  'a policy of its own': () => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): { createHTML(t: string): never } };
    };
    const policy = trustedTypes.createPolicy('own', { createHTML: (text: string) => text });
    document.body.innerHTML = policy.createHTML('<img src="x" onerror="globalThis.ran = 1">');
  },
};
