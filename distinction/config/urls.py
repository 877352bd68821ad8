"""The addresses of the site: signing in, health, the pages, and what answers for errors."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("distinction.faces.web.account_urls")),
    path("", include("distinction.faces.web.urls")),
]
handler400 = "distinction.faces.web.pages.errors.wrong_request"
handler403 = "distinction.faces.web.pages.errors.refused"
handler404 = "distinction.faces.web.pages.errors.not_found"
handler429 = "distinction.faces.web.pages.errors.too_many"
handler500 = "distinction.faces.web.pages.errors.trouble"
