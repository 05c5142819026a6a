#include "linter/k8s/tls.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

static std::vector<std::string_view> Split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) {
      words.push_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// A mapping of an object that holds TLS settings, under the field names of its project.
struct Fields {
  yaml::Slot block;
  std::string_view oldest;
  std::string_view newest;
  std::string_view ciphers;
};

static void AddBound(const yaml::Slot& slot, std::vector<TlsBound>& bounds) {
  if (const auto version = ParseTlsVersion(slot.Text().value_or(""))) {
    bounds.push_back({slot, *version});
  }
}

static void AddFields(const Fields& fields, TlsSettings& settings) {
  AddBound(fields.block[fields.oldest], settings.oldest);
  AddBound(fields.block[fields.newest], settings.newest);
  for (const auto& item : fields.block[fields.ciphers].Items()) {
    settings.ciphers.push_back({item, {item.Text().value_or("")}});
  }
}

static void AddRange(const yaml::Slot& slot, const std::optional<TlsRange>& range,
                     TlsSettings& settings) {
  if (range) {
    settings.oldest.push_back({slot, range->oldest});
    settings.newest.push_back({slot, range->newest});
  }
}

static void AddNames(const yaml::Slot& slot, TlsSettings& settings) {
  if (slot.present()) {
    settings.ciphers.push_back({slot, Split(slot.Text().value_or(""), ": ,")});
  }
}

// `Old` and `Intermediate` are the names of Mozilla's recommendations; `Custom` says it itself.
static void AddOpenShift(const Object& object, TlsSettings& settings) {
  const auto profile = object.spec()["tlsSecurityProfile"];
  if (profile["type"].Text() == "Old") {
    settings.oldest.push_back({profile["type"], TlsVersion::Tls10});
  }
  AddFields({profile["custom"], "minTLSVersion", "", "ciphers"}, settings);
}

static void AddPrometheus(const Object& object, TlsSettings& settings) {
  const auto spec = object.spec();
  AddFields({spec["web"]["tlsConfig"], "minVersion", "maxVersion", "cipherSuites"}, settings);
  AddFields({spec["tlsConfig"], "minVersion", "maxVersion", ""}, settings);
  const auto* endpoints = object.kind() == "PodMonitor" ? "podMetricsEndpoints" : "endpoints";
  for (const auto& endpoint : spec[endpoints].Items()) {
    AddFields({endpoint["tlsConfig"], "minVersion", "maxVersion", ""}, settings);
  }
}

static void AddEnvoyGateway(const Object& object, TlsSettings& settings) {
  const auto spec = object.spec();
  if (object.kind() == "ClientTrafficPolicy") {
    AddFields({spec["tls"], "minVersion", "maxVersion", "ciphers"}, settings);
  } else if (object.kind() == "EnvoyProxy") {
    AddFields({spec["backendTLS"], "minVersion", "maxVersion", "ciphers"}, settings);
  }
}

static void AddContour(const Object& object, TlsSettings& settings) {
  const auto spec = object.spec();
  const auto tls =
      object.kind() == "HTTPProxy" ? spec["virtualhost"]["tls"] : spec["envoy"]["listener"]["tls"];
  AddFields({tls, "minimumProtocolVersion", "maximumProtocolVersion", "cipherSuites"}, settings);
}

static void AddConfigMap(const Object& object, TlsSettings& settings) {
  const auto protocols = object["data"]["ssl-protocols"];
  AddRange(protocols, ParseTlsVersions(protocols.Text().value_or("")), settings);
  AddNames(object["data"]["ssl-ciphers"], settings);
}

static void AddAnnotations(const Object& object, TlsSettings& settings) {
  const auto annotations = object.metadata()["annotations"];
  const auto proxy = annotations["nginx.ingress.kubernetes.io/proxy-ssl-protocols"];
  AddRange(proxy, ParseTlsVersions(proxy.Text().value_or("")), settings);
  for (const auto* key : {"alb.ingress.kubernetes.io/ssl-policy",
                          "service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy"}) {
    AddRange(annotations[key], RangeOfAwsPolicy(annotations[key].Text().value_or("")), settings);
  }
  AddNames(annotations["nginx.ingress.kubernetes.io/ssl-ciphers"], settings);
  AddNames(annotations["nginx.ingress.kubernetes.io/proxy-ssl-ciphers"], settings);
}

// A flag of a command line, with its value.
struct Flag {
  yaml::Slot slot;
  std::string_view value;
};

// `--name=value`, or `--name` with the value as the next word.
static std::vector<Flag> FlagsOf(const std::vector<yaml::Slot>& words, std::string_view name) {
  std::vector<Flag> flags;
  for (auto word = words.begin(); word != words.end(); ++word) {
    auto text = word->Text().value_or("");
    if (!text.starts_with(name)) {
      continue;
    }
    text.remove_prefix(name.size());
    if (text.starts_with('=')) {
      flags.push_back({*word, text.substr(1)});
    } else if (text.empty() && word + 1 != words.end()) {
      flags.push_back({*(word + 1), (word + 1)->Text().value_or("")});
    }
  }
  return flags;
}

static void AddFlags(const Workload& workload, TlsSettings& settings) {
  for (const auto& container : workload.containers()) {
    for (const auto* field : {"command", "args"}) {
      const auto words = container[field].Items();
      for (const auto& flag : FlagsOf(words, "--tls-min-version")) {
        if (const auto version = ParseTlsVersion(flag.value)) {
          settings.oldest.push_back({flag.slot, *version});
        }
      }
      for (const auto& flag : FlagsOf(words, "--tls-max-version")) {
        if (const auto version = ParseTlsVersion(flag.value)) {
          settings.newest.push_back({flag.slot, *version});
        }
      }
      for (const auto& flag : FlagsOf(words, "--tls-cipher-suites")) {
        settings.ciphers.push_back({flag.slot, Split(flag.value, ",")});
      }
    }
  }
}

TlsSettings TlsSettingsOf(const Object& object) {
  TlsSettings settings;
  const auto group = object.group();
  if (const auto* workload = object.project().WorkloadOf(object)) {
    AddFlags(*workload, settings);
  } else if (object.Is("", "ConfigMap")) {
    AddConfigMap(object, settings);
  } else if (object.kind() == "Ingress" || object.Is("", "Service")) {
    AddAnnotations(object, settings);
  } else if (object.kind() == "TLSOption" && group.starts_with("traefik")) {
    AddFields({object.spec(), "minVersion", "maxVersion", "cipherSuites"}, settings);
  } else if (object.Is("networking.istio.io", "Gateway")) {
    for (const auto& server : object.spec()["servers"].Items()) {
      AddFields({server["tls"], "minProtocolVersion", "maxProtocolVersion", "cipherSuites"},
                settings);
    }
  } else if (group == "projectcontour.io") {
    AddContour(object, settings);
  } else if (group == "gateway.envoyproxy.io") {
    AddEnvoyGateway(object, settings);
  } else if (group == "monitoring.coreos.com") {
    AddPrometheus(object, settings);
  } else if (group.ends_with("openshift.io")) {
    AddOpenShift(object, settings);
  } else if (object.Is("kubelet.config.k8s.io", "KubeletConfiguration")) {
    AddFields({object.root(), "tlsMinVersion", "", "tlsCipherSuites"}, settings);
  } else if (object.Is("", "NodeInfo")) {
    AddFields({object["info"]["kubeletOnlyUseStrongCryptographic"], "", "", "values"}, settings);
  } else if (object.Is("getambassador.io", "TLSContext")) {
    AddFields({object.spec(), "min_tls_version", "max_tls_version", "cipher_suites"}, settings);
  }
  return settings;
}

static bool SameText(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  });
}

bool CoversHost(std::string_view pattern, std::string_view host) {
  if (SameText(pattern, host)) {
    return true;
  }
  if (!pattern.starts_with("*.")) {
    return false;
  }
  const auto dot = host.find('.');
  return dot != std::string_view::npos && dot > 0 && SameText(host.substr(dot), pattern.substr(1));
}

}  // namespace linter::k8s
