// What of the machine the page may ask for, as one header: nothing. Refusing a permission is not enough where a browser
// first opens a list to choose from (a screen, a device, a file) or asks for none. Copying to the clipboard stays.

const features = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

export const permissionsPolicy: string = features.map((name) => `${name}=()`).join(', ');
