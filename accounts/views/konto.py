"""My account, and two of allauth's pages whose German needs a word of ours."""

from __future__ import annotations

from allauth.account.views import PasswordResetFromKeyView
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.forms.konto import NameForm
from accounts.zugang import angemeldet

passwort_neu = PasswordResetFromKeyView.as_view(reset_url_key="festlegen")


@angemeldet
def mein_konto(request: HttpRequest) -> HttpResponse:
    """One's name, and the ways to address, password, second factor and out."""
    form = NameForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Ihr Name ist gespeichert.")
        return redirect("konto")
    return render(
        request,
        "accounts/konto.html",
        {"titel": "Mein Konto", "form": form, "zweiter_faktor": is_mfa_enabled(request.user)},
    )


class WiederherstellungscodesView(DownloadRecoveryCodesView):
    """The recovery codes as a file with a German name."""

    def render_to_response(self, context, **kwargs):
        """The file's name says what is in it."""
        antwort = super().render_to_response(context, **kwargs)
        antwort["Content-Disposition"] = 'attachment; filename="wiederherstellungscodes.txt"'
        return antwort


codes_als_datei = WiederherstellungscodesView.as_view()
