#include "linter/k8s/tls.h"

#include <algorithm>
#include <array>

#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

struct VersionName {
  std::string_view text;
  TlsVersion version;
};

constexpr std::array<VersionName, 27> VersionNames = {{
    {"SSLv2", TlsVersion::Ssl},          {"SSLv3", TlsVersion::Ssl},
    {"VersionSSL30", TlsVersion::Ssl},   {"TLSv1", TlsVersion::Tls10},
    {"TLSv1.0", TlsVersion::Tls10},      {"TLSv1.1", TlsVersion::Tls11},
    {"TLSv1.2", TlsVersion::Tls12},      {"TLSv1.3", TlsVersion::Tls13},
    {"VersionTLS10", TlsVersion::Tls10}, {"VersionTLS11", TlsVersion::Tls11},
    {"VersionTLS12", TlsVersion::Tls12}, {"VersionTLS13", TlsVersion::Tls13},
    {"TLSV1_0", TlsVersion::Tls10},      {"TLSV1_1", TlsVersion::Tls11},
    {"TLSV1_2", TlsVersion::Tls12},      {"TLSV1_3", TlsVersion::Tls13},
    {"1.0", TlsVersion::Tls10},          {"1.1", TlsVersion::Tls11},
    {"1.2", TlsVersion::Tls12},          {"1.3", TlsVersion::Tls13},
    {"TLS10", TlsVersion::Tls10},        {"TLS11", TlsVersion::Tls11},
    {"TLS12", TlsVersion::Tls12},        {"TLS13", TlsVersion::Tls13},
    {"TLS1.0", TlsVersion::Tls10},       {"TLS1.1", TlsVersion::Tls11},
    {"TLS1.2", TlsVersion::Tls12},
}};

// Policies of AWS load balancers that admit what is older than TLS 1.2, by a piece of their names.
constexpr std::array<VersionName, 7> PolicyPieces = {{
    {"ELBSecurityPolicy-2016-08", TlsVersion::Tls10},
    {"ELBSecurityPolicy-2015-05", TlsVersion::Tls10},
    {"ELBSecurityPolicy-FS-2018-06", TlsVersion::Tls10},
    {"TLS-1-0-", TlsVersion::Tls10},
    {"TLS13-1-0-", TlsVersion::Tls10},
    {"-1-1-20", TlsVersion::Tls11},
    {"-1-2-", TlsVersion::Tls12},
}};

std::optional<TlsVersion> ParseTlsVersion(std::string_view text) {
  const auto* found = std::find_if(VersionNames.begin(), VersionNames.end(),
                                   [&](const VersionName& name) { return name.text == text; });
  return found == VersionNames.end() ? std::nullopt : std::optional(found->version);
}

std::string_view Name(TlsVersion version) {
  switch (version) {
    case TlsVersion::Ssl:
      return "SSL";
    case TlsVersion::Tls10:
      return "TLS 1.0";
    case TlsVersion::Tls11:
      return "TLS 1.1";
    case TlsVersion::Tls12:
      return "TLS 1.2";
    case TlsVersion::Tls13:
      return "TLS 1.3";
  }
  return {};
}

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

// The lowest of a list of versions, as nginx has it.
static std::optional<TlsVersion> LowestOf(std::string_view text) {
  std::optional<TlsVersion> lowest;
  for (const auto word : Split(text, " ,")) {
    const auto version = ParseTlsVersion(word);
    if (version && (!lowest || *version < *lowest)) {
      lowest = version;
    }
  }
  return lowest;
}

static std::optional<TlsVersion> OfPolicy(std::string_view name) {
  const auto* found = std::find_if(
      PolicyPieces.begin(), PolicyPieces.end(),
      [&](const VersionName& piece) { return name.find(piece.text) != std::string_view::npos; });
  return found == PolicyPieces.end() ? std::nullopt : std::optional(found->version);
}

// The mappings of an object that hold TLS settings under their projects' own field names.
struct TlsBlock {
  yaml::Slot minimum;
  yaml::Slot ciphers;
};

static std::vector<TlsBlock> Blocks(const Object& object) {
  const auto spec = object.spec();
  std::vector<TlsBlock> blocks;
  if (object.kind() == "TLSOption" && object.group().starts_with("traefik")) {
    blocks.push_back({spec["minVersion"], spec["cipherSuites"]});
  } else if (object.Is("networking.istio.io", "Gateway")) {
    for (const auto& server : spec["servers"].Items()) {
      blocks.push_back({server["tls"]["minProtocolVersion"], server["tls"]["cipherSuites"]});
    }
  } else if (object.Is("projectcontour.io", "HTTPProxy")) {
    const auto tls = spec["virtualhost"]["tls"];
    blocks.push_back({tls["minimumProtocolVersion"], tls["cipherSuites"]});
  } else if (object.Is("projectcontour.io", "ContourConfiguration")) {
    const auto tls = spec["envoy"]["listener"]["tls"];
    blocks.push_back({tls["minimumProtocolVersion"], tls["cipherSuites"]});
  } else if (object.Is("gateway.envoyproxy.io", "ClientTrafficPolicy")) {
    blocks.push_back({spec["tls"]["minVersion"], spec["tls"]["ciphers"]});
  } else if (object.Is("gateway.envoyproxy.io", "EnvoyProxy")) {
    blocks.push_back({spec["backendTLS"]["minVersion"], spec["backendTLS"]["ciphers"]});
  }
  return blocks;
}

// The words `NAME=value` of the commands and arguments of an object's containers.
static std::vector<yaml::Slot> Flags(const Object& object, std::string_view name) {
  std::vector<yaml::Slot> flags;
  const auto* workload = object.project().WorkloadOf(object);
  if (workload == nullptr) {
    return flags;
  }
  for (const auto& container : workload->containers()) {
    for (const auto* field : {"command", "args"}) {
      for (const auto& word : container[field].Items()) {
        if (word.Text().value_or("").starts_with(name)) {
          flags.push_back(word);
        }
      }
    }
  }
  return flags;
}

static void AddMinimum(const yaml::Slot& slot, std::optional<TlsVersion> version,
                       std::vector<TlsMinimum>& minimums) {
  if (version) {
    minimums.push_back({slot, *version});
  }
}

std::vector<TlsMinimum> TlsMinimums(const Object& object) {
  std::vector<TlsMinimum> minimums;
  for (const auto& block : Blocks(object)) {
    AddMinimum(block.minimum, ParseTlsVersion(block.minimum.Text().value_or("")), minimums);
  }
  if (object.Is("", "ConfigMap")) {
    const auto slot = object["data"]["ssl-protocols"];
    AddMinimum(slot, LowestOf(slot.Text().value_or("")), minimums);
  }
  if (object.kind() == "Ingress" || object.Is("", "Service")) {
    const auto annotations = object.metadata()["annotations"];
    const auto proxy = annotations["nginx.ingress.kubernetes.io/proxy-ssl-protocols"];
    AddMinimum(proxy, LowestOf(proxy.Text().value_or("")), minimums);
    for (const auto* key :
         {"alb.ingress.kubernetes.io/ssl-policy",
          "service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy"}) {
      AddMinimum(annotations[key], OfPolicy(annotations[key].Text().value_or("")), minimums);
    }
  }
  constexpr std::string_view Flag = "--tls-min-version=";
  for (const auto& flag : Flags(object, Flag)) {
    AddMinimum(flag, ParseTlsVersion(flag.Text().value_or("").substr(Flag.size())), minimums);
  }
  return minimums;
}

std::vector<TlsCiphers> TlsCipherLists(const Object& object) {
  std::vector<TlsCiphers> lists;
  for (const auto& block : Blocks(object)) {
    for (const auto& item : block.ciphers.Items()) {
      lists.push_back({item, {item.Text().value_or("")}});
    }
  }
  const auto add = [&](const yaml::Slot& slot) {
    if (slot.present()) {
      lists.push_back({slot, Split(slot.Text().value_or(""), ": ,")});
    }
  };
  if (object.Is("", "ConfigMap")) {
    add(object["data"]["ssl-ciphers"]);
  }
  if (object.kind() == "Ingress") {
    add(object.metadata()["annotations"]["nginx.ingress.kubernetes.io/ssl-ciphers"]);
    add(object.metadata()["annotations"]["nginx.ingress.kubernetes.io/proxy-ssl-ciphers"]);
  }
  constexpr std::string_view Flag = "--tls-cipher-suites=";
  for (const auto& flag : Flags(object, Flag)) {
    lists.push_back({flag, Split(flag.Text().value_or("").substr(Flag.size()), ",")});
  }
  return lists;
}

bool CoversHost(std::string_view pattern, std::string_view host) {
  if (pattern == host) {
    return true;
  }
  if (!pattern.starts_with("*.")) {
    return false;
  }
  const auto dot = host.find('.');
  return dot != std::string_view::npos && dot > 0 && host.substr(dot) == pattern.substr(1);
}

}  // namespace linter::k8s
