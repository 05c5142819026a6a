// What stands before the cluster: where requests lead, their certificates, names, logins and
// limits.

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "linter/k8s/backend.h"
#include "linter/k8s/certificate.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/readiness/attached.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"

namespace linter::readiness {

static yaml::Slot Annotation(const k8s::Object& object, std::string_view key) {
  return object.metadata()["annotations"][key];
}

// The first of some annotations that is there.
template <std::size_t Count>
static std::optional<yaml::Slot> AnyAnnotation(const k8s::Object& object,
                                               const std::array<std::string_view, Count>& keys) {
  for (const auto key : keys) {
    const auto slot = Annotation(object, key);
    if (!slot.Text().value_or("").empty()) {
      return slot;
    }
  }
  return std::nullopt;
}

static void TellAnnotation(const k8s::Object& object, const yaml::Slot& annotation,
                           std::string_view what, Report& report) {
  Speak(report, object, annotation.span(), fmt::format("{} {}", object.Title(), what));
}

template <void (*Tell)(const k8s::Object&, Report&)>
static void ForPublic(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    if (IsPublic(object)) {
      Tell(object, report);
    }
  }
}

static bool LeadsSomewhere(const k8s::Service& service) {
  return !service.Selected().empty() || k8s::HasWrittenEndpoints(service);
}

// Every backend is a Service of the run, has the port, and leads to pods.
static void TellEntry(const k8s::Object& object, Report& report) {
  if (const auto service = k8s::Service::Of(object)) {
    if (LeadsSomewhere(*service)) {
      Speak(
          report, object, object.spec()["type"].span(),
          fmt::format("{} leads to {}", object.Title(),
                      service->Selected().empty() ? "written endpoints"
                                                  : service->Selected().front()->object().Title()));
    }
    return;
  }
  const auto names = BackendNames(object);
  const auto resolves = [&](const k8s::Backend& backend) {
    const auto services = k8s::ServicesOf(backend, object.project());
    return std::any_of(services.begin(), services.end(), [&](const k8s::Service& service) {
      return k8s::HasPort(service, backend) && LeadsSomewhere(service);
    });
  };
  if (!names.empty() && std::all_of(names.begin(), names.end(), resolves)) {
    Speak(
        report, object, names.front().name.span(),
        fmt::format("{} leads to Service `{}`{}", object.Title(),
                    names.front().name.Text().value_or(""), names.size() > 1 ? " and others" : ""));
  }
}

// What makes the Secret of a certificate.
static const k8s::Object* MakerOf(std::string_view secret, const k8s::Object& beside) {
  for (const auto* certificate : beside.project().OfKind("Certificate", beside)) {
    if (certificate->spec()["secretName"].Text() == secret) {
      return certificate;
    }
  }
  return nullptr;
}

static void TellSecret(const k8s::Object& object, const yaml::Slot& name, Report& report) {
  const auto* maker = MakerOf(name.Text().value_or(""), object);
  if (maker != nullptr) {
    Speak(report, object, maker->name_span(),
          fmt::format("{} makes the certificate of {}", maker->Title(), object.Title()));
  }
}

static void TellCertificates(const k8s::Object& object, Report& report) {
  static constexpr std::array<std::string_view, 6> Keys = {
      "networking.gke.io/managed-certificates",
      "alb.ingress.kubernetes.io/certificate-arn",
      "service.beta.kubernetes.io/aws-load-balancer-ssl-cert",
      "ingress.gcp.kubernetes.io/pre-shared-cert",
      "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
      "traefik.ingress.kubernetes.io/router.tls.certresolver"};
  if (const auto mark = AnyAnnotation(object, Keys)) {
    TellAnnotation(object, *mark, "has a certificate of the load balancer", report);
  }
  const auto spec = object.spec();
  const bool managed = k8s::Ingress::Is(object) && k8s::Ingress(object).managed();
  for (const auto& entry :
       k8s::Ingress::Is(object) ? spec["tls"].Items() : std::vector<yaml::Slot>()) {
    if (managed) {
      Speak(report, object, entry["secretName"].span(),
            fmt::format("cert-manager makes the certificate of {}", object.Title()));
    } else {
      TellSecret(object, entry["secretName"], report);
    }
  }
  if (spec["tls"]["certResolver"].present()) {
    Speak(report, object, spec["tls"]["certResolver"].span(),
          fmt::format("Traefik fetches the certificate of {}", object.Title()));
  }
  TellSecret(object, spec["tls"]["secretName"], report);
  TellSecret(object, spec["virtualhost"]["tls"]["secretName"], report);
}

static std::vector<yaml::Slot> HostsOf(const k8s::Object& object) {
  std::vector<yaml::Slot> hosts;
  for (const auto& rule : object.spec()["rules"].Items()) {
    if (rule["host"].present()) {
      hosts.push_back(rule["host"]);
    }
  }
  for (const auto& host : object.spec()["hostnames"].Items()) {
    hosts.push_back(host);
  }
  return hosts;
}

// What an ExternalDNS of the run is told: the values of one of its flags.
static std::vector<std::string_view> FlagsOf(const k8s::Workload& workload, std::string_view flag) {
  std::vector<std::string_view> values;
  for (const auto& container : workload.containers()) {
    for (const auto& argument : container["args"].Items()) {
      const auto text = argument.Text().value_or("");
      if (text.starts_with(flag) && text.size() > flag.size() && text[flag.size()] == '=') {
        values.push_back(text.substr(flag.size() + 1));
      }
    }
  }
  return values;
}

static std::string_view SourceOf(const k8s::Object& object) {
  return object.kind() == "Ingress"     ? "ingress"
         : object.kind() == "Service"   ? "service"
         : object.kind() == "HTTPRoute" ? "gateway-httproute"
                                        : "";
}

// Whether an ExternalDNS of the run makes the records of all hosts.
static bool Serves(const k8s::Workload& dns, const k8s::Object& object) {
  const auto sources = FlagsOf(dns, "--source");
  const auto domains = FlagsOf(dns, "--domain-filter");
  const auto hosts = HostsOf(object);
  return std::find(sources.begin(), sources.end(), SourceOf(object)) != sources.end() &&
         !hosts.empty() && std::all_of(hosts.begin(), hosts.end(), [&](const yaml::Slot& host) {
           const auto name = host.Text().value_or("");
           return domains.empty() ||
                  std::any_of(domains.begin(), domains.end(), [&](std::string_view domain) {
                    return name == domain || name.ends_with(fmt::format(".{}", domain));
                  });
         });
}

static void TellNames(const k8s::Object& object, Report& report) {
  const auto mark = Annotation(object, "external-dns.alpha.kubernetes.io/hostname");
  if (mark.present()) {
    TellAnnotation(object, mark, fmt::format("asks ExternalDNS for `{}`", mark.Text().value_or("")),
                   report);
    return;
  }
  for (const auto& workload : object.project().workloads()) {
    const auto& containers = workload.containers();
    const bool dns =
        std::any_of(containers.begin(), containers.end(), [](const k8s::Container& container) {
          return container.image().value_or("").find("external-dns") != std::string_view::npos;
        });
    if (dns && Serves(workload, object)) {
      Speak(report, object, workload.object().name_span(),
            fmt::format("{} makes the records of {}", workload.object().Title(), object.Title()));
    }
  }
}

static bool IsOpenToAll(const yaml::Slot& ranges) {
  const auto items = ranges.Items();
  return std::any_of(items.begin(), items.end(),
                     [](const yaml::Slot& range) { return range.Text() == "0.0.0.0/0"; });
}

// Ports that nobody should reach from everywhere: shells, desktops and databases.
static bool IsDelicate(std::int64_t port) {
  static constexpr std::array<std::int64_t, 12> Ports = {22,   3389, 3306, 5432,  6379,  9200,
                                                         9300, 1433, 1521, 27017, 11211, 2379};
  return std::find(Ports.begin(), Ports.end(), port) != Ports.end();
}

static void TellFirewall(const k8s::Object& object, Report& report) {
  static constexpr std::array<std::string_view, 8> Keys = {
      "alb.ingress.kubernetes.io/inbound-cidrs",
      "alb.ingress.kubernetes.io/security-groups",
      "service.beta.kubernetes.io/load-balancer-source-ranges",
      "service.beta.kubernetes.io/aws-load-balancer-security-groups",
      "service.beta.kubernetes.io/azure-allowed-ip-ranges",
      "nginx.ingress.kubernetes.io/whitelist-source-range",
      "nginx.ingress.kubernetes.io/allowlist-source-range",
      "nginx.ingress.kubernetes.io/denylist-source-range"};
  const auto ranges = object.spec()["loadBalancerSourceRanges"];
  const auto mark = AnyAnnotation(object, Keys);
  if (ranges.size() > 0 && !IsOpenToAll(ranges)) {
    Speak(report, object, ranges.label(),
          fmt::format("{} admits some addresses only", object.Title()));
  } else if (mark && mark->Text() != "0.0.0.0/0") {
    TellAnnotation(object, *mark, "admits some addresses only", report);
  } else if (const auto service = k8s::Service::Of(object)) {
    for (const auto& port : service->ports()) {
      if (IsDelicate(port.number())) {
        SpeakAgainst(report, object, port.slot["port"].span(),
                     fmt::format("{} opens port {} to everybody", object.Title(), port.number()));
      }
    }
  }
}

static void TellLogin(const k8s::Object& object, Report& report) {
  static constexpr std::array<std::string_view, 2> Keys = {"nginx.ingress.kubernetes.io/auth-url",
                                                           "nginx.ingress.kubernetes.io/auth-type"};
  if (const auto mark = AnyAnnotation(object, Keys)) {
    TellAnnotation(object, *mark, "asks for a login", report);
  }
  const auto client = Annotation(object, "nginx.ingress.kubernetes.io/auth-tls-secret");
  const auto verify = Annotation(object, "nginx.ingress.kubernetes.io/auth-tls-verify-client")
                          .Text()
                          .value_or("on");
  if (client.present() && verify == "on") {
    TellAnnotation(object, client, "asks for a certificate", report);
  } else if (client.present()) {
    SpeakAgainst(report, object, client.span(),
                 fmt::format("{} does not insist on certificates of clients", object.Title()));
  }
  const auto balancer = Annotation(object, "alb.ingress.kubernetes.io/auth-type");
  if (balancer.Text() == "oidc" || balancer.Text() == "cognito") {
    TellAnnotation(object, balancer, "asks for a login", report);
  }
  const auto host = object.spec()["virtualhost"];
  for (const auto& slot :
       {host["authorization"], host["jwtProviders"], host["tls"]["clientValidation"]}) {
    if (slot.present()) {
      Speak(report, object, slot.label(), fmt::format("{} asks who it is", object.Title()));
    }
  }
  for (const auto& policy : AttachedTo(object)) {
    for (const auto* key :
         {"forwardAuth", "basicAuth", "digestAuth", "jwt", "oidc", "apiKeyAuth", "extAuth"}) {
      const auto slot = policy->spec()[key];
      if (slot.present()) {
        Speak(report, object, slot.label(),
              fmt::format("{} asks for a login before {}", policy->Title(), object.Title()));
      }
    }
    const auto plugin = (*policy)["plugin"].Text().value_or("");
    if (plugin == "jwt" || plugin == "key-auth" || plugin == "basic-auth" || plugin == "oauth2" ||
        plugin == "openid-connect" || policy->spec()["iap"]["enabled"].Bool() == true) {
      Speak(report, object, policy->name_span(),
            fmt::format("{} asks for a login before {}", policy->Title(), object.Title()));
    }
  }
}

static void TellLimits(const k8s::Object& object, Report& report) {
  static constexpr std::array<std::string_view, 3> Keys = {
      "nginx.ingress.kubernetes.io/limit-rps", "nginx.ingress.kubernetes.io/limit-rpm",
      "nginx.ingress.kubernetes.io/limit-connections"};
  if (const auto mark = AnyAnnotation(object, Keys); mark && mark->Text() != "0") {
    TellAnnotation(object, *mark, "limits requests", report);
  }
  const auto host = object.spec()["virtualhost"]["rateLimitPolicy"];
  if (host.present()) {
    Speak(report, object, host.label(), fmt::format("{} limits requests", object.Title()));
  }
  for (const auto& policy : AttachedTo(object)) {
    for (const auto* key : {"rateLimit", "inFlightReq", "limits"}) {
      if (policy->spec()[key].present()) {
        Speak(report, object, policy->spec()[key].label(),
              fmt::format("{} limits the requests of {}", policy->Title(), object.Title()));
      }
    }
    if ((*policy)["plugin"].Text().value_or("").starts_with("rate-limiting")) {
      Speak(report, object, policy->name_span(),
            fmt::format("{} limits the requests of {}", policy->Title(), object.Title()));
    }
  }
}

static void TellHeaders(const k8s::Object& object, Report& report) {
  static const RE2 Sets("(?i)(add_header|more_set_headers)");
  const auto own = Annotation(object, "nginx.ingress.kubernetes.io/custom-headers");
  const auto snippet = Annotation(object, "nginx.ingress.kubernetes.io/configuration-snippet");
  const auto text = snippet.Text().value_or("");
  if (own.present()) {
    TellAnnotation(object, own, "sets headers", report);
  } else if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), Sets)) {
    TellAnnotation(object, snippet, "sets headers", report);
  }
  for (const auto& policy : AttachedTo(object)) {
    for (const auto* key : {"stsSeconds", "contentTypeNosniff", "frameDeny",
                            "contentSecurityPolicy", "referrerPolicy", "customResponseHeaders"}) {
      const auto slot = policy->spec()["headers"][key];
      if (slot.present()) {
        Speak(report, object, slot.label(),
              fmt::format("{} sets `{}` of {}", policy->Title(), key, object.Title()));
      }
    }
  }
  for (const auto& rule : object.spec()["rules"].Items()) {
    for (const auto& filter : rule["filters"].Items()) {
      if (filter["type"].Text() == "ResponseHeaderModifier") {
        Speak(report, object, filter["type"].span(),
              fmt::format("{} sets headers", object.Title()));
      }
    }
  }
  for (const auto& rule : object.spec()["http"].Items()) {
    if (rule["headers"]["response"]["set"].present()) {
      Speak(report, object, rule["headers"]["response"]["set"].label(),
            fmt::format("{} sets headers", object.Title()));
    }
  }
}

// ingress-nginx admits every origin, with credentials, where nothing else is said.
static void TellOrigins(const k8s::Object& object, Report& report) {
  const auto enabled = Annotation(object, "nginx.ingress.kubernetes.io/enable-cors");
  const auto origins = Annotation(object, "nginx.ingress.kubernetes.io/cors-allow-origin");
  const auto text = origins.Text().value_or("*");
  const bool credentials =
      Annotation(object, "nginx.ingress.kubernetes.io/cors-allow-credentials").Text() != "false";
  if (enabled.Text() != "true") {
    return;
  }
  if (text == "*" && credentials) {
    SpeakAgainst(report, object, (origins.present() ? origins : enabled).span(),
                 fmt::format("{} admits every origin, with credentials", object.Title()));
  } else if (text != "*") {
    TellAnnotation(object, origins, fmt::format("admits `{}`", text), report);
  }
}

static void TellWaf(const k8s::Object& object, Report& report) {
  static const RE2 Blocks("(?i)SecRuleEngine\\s+On");
  static constexpr std::array<std::string_view, 3> Keys = {
      "alb.ingress.kubernetes.io/wafv2-acl-arn", "alb.ingress.kubernetes.io/waf-acl-id",
      "appgw.ingress.kubernetes.io/waf-policy-for-path"};
  if (const auto mark = AnyAnnotation(object, Keys)) {
    TellAnnotation(object, *mark, "has a firewall for applications", report);
  }
  const auto module = Annotation(object, "nginx.ingress.kubernetes.io/enable-modsecurity");
  const auto snippet = Annotation(object, "nginx.ingress.kubernetes.io/modsecurity-snippet");
  const auto text = snippet.Text().value_or("");
  if (module.Text() == "true") {
    if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), Blocks)) {
      TellAnnotation(object, snippet, "blocks what ModSecurity's rules find", report);
    } else {
      SpeakAgainst(report, object, module.span(),
                   fmt::format("ModSecurity only reports what it finds before {}", object.Title()));
    }
  }
  for (const auto& policy : AttachedTo(object)) {
    const auto shield = policy->spec()["securityPolicy"];
    if (shield.present()) {
      Speak(report, object, shield.label(),
            fmt::format("{} puts a security policy before {}", policy->Title(), object.Title()));
    }
  }
}

static void TellShield(const k8s::Object& object, Report& report) {
  for (const auto* key : {"alb.ingress.kubernetes.io/shield-advanced-protection",
                          "external-dns.alpha.kubernetes.io/cloudflare-proxied"}) {
    const auto mark = Annotation(object, key);
    if (mark.Text() == "true") {
      TellAnnotation(object, mark, "stands behind a shield", report);
    } else if (mark.Text() == "false") {
      SpeakAgainst(report, object, mark.span(),
                   fmt::format("`{}` turns the shield of {} off", key, object.Title()));
    }
  }
}

std::vector<Rule> RouteProofs() {
  return {MakeProof("entries", "requests lead to pods", ForPublic<TellEntry>),
          MakeProof("certificates", "a route has a certificate", ForPublic<TellCertificates>),
          MakeProof("host-names", "hosts have records", ForPublic<TellNames>),
          MakeProof("address-ranges", "a route admits some addresses", ForPublic<TellFirewall>),
          MakeProof("logins", "a route asks for a login", ForPublic<TellLogin>),
          MakeProof("rate-limits", "a route limits requests", ForPublic<TellLimits>),
          MakeProof("headers", "a route sets headers", ForPublic<TellHeaders>),
          MakeProof("origins", "a route lists origins", ForPublic<TellOrigins>),
          MakeProof("application-firewalls", "a route has a firewall", ForPublic<TellWaf>),
          MakeProof("shields", "a route has a shield", ForPublic<TellShield>)};
}

}  // namespace linter::readiness
