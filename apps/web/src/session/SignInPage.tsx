import { SignInDocument } from '@colex/contract';
import { Eye, EyeOff } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { LanguageSwitch } from '../language/LanguageSwitch.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { addressAfterSignIn } from './way-in.js';

/** Account and password. What is wrong is said in the server's own words: wrong, or too many attempts and until when. */
export function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t('session.title'));
  const [{ fetching }, signIn] = useMutation(SignInDocument);
  const [reason, setReason] = useState<string | null>(null);
  const [visible, setVisible] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const reasonId = useId();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { account: String(form.get('account')).trim(), password: String(form.get('password')) };
    if (input.account === '') return setReason(t('session.accountMissing'));
    if (input.password === '') return setReason(t('session.passwordMissing'));
    setReason(null);
    const { data, error } = await signIn({ input });
    if (data?.signIn.viewer) return window.location.assign(addressAfterSignIn(window.location.search));
    const refusal = data?.signIn.userErrors.map((each) => each.message).join('；');
    const fault = error?.networkError ? t('fault.network') : t('fault.server', { reason: error?.message ?? '' });
    setReason(refusal || fault);
    password.current?.select();
  }

  return (
    <div className="sign-in">
      <header className="sign-in-language">
        <LanguageSwitch />
      </header>
      <main className="sign-in-card">
        <h1>
          <img src="/sign.svg" alt="" width={40} height={40} />
          <span className="sign-in-name">{t('app.name')}</span>
          <span className="visually-hidden">{t('session.title')}</span>
        </h1>
        <p className="sign-in-motto">{t('app.motto')}</p>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <label className="field">
            <span>{t('session.account')}</span>
            <input
              name="account"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              placeholder={t('session.accountHint')}
              aria-describedby={reason ? reasonId : undefined}
              autoFocus
              required
            />
          </label>
          <div className="field">
            <label htmlFor="sign-in-password">{t('session.password')}</label>
            <span className="field-with-button">
              <input
                id="sign-in-password"
                ref={password}
                name="password"
                type={visible ? 'text' : 'password'}
                autoComplete="current-password"
                aria-describedby={reason ? reasonId : undefined}
                required
              />
              <button
                type="button"
                className="icon-button"
                aria-label={visible ? t('session.hidePassword') : t('session.showPassword')}
                aria-pressed={visible}
                onClick={() => setVisible(!visible)}
              >
                {visible ? <EyeOff aria-hidden size={16} /> : <Eye aria-hidden size={16} />}
              </button>
            </span>
          </div>
          <p id={reasonId} className="form-reason" role="alert">
            {reason}
          </p>
          <button type="submit" className="button button-primary" disabled={fetching}>
            {fetching ? t('session.submitting') : t('session.submit')}
          </button>
        </form>
      </main>
    </div>
  );
}
