#include "linter/docker/image_knowledge.h"

#include <algorithm>
#include <array>
#include <string>

namespace linter::docker {

static std::string NameOf(const ImageReference& image) {
  std::string name;
  if (image.registry.state == ImagePart::State::Known && image.registry.text != "docker.io") {
    name = image.registry.text + "/";
  }
  return name + image.repository.text;
}

bool RunsAsOtherUser(const ImageReference& image) {
  static constexpr std::array<std::string_view, 6> Marks = {"nonroot",      "non-root", "rootless",
                                                            "unprivileged", "chiseled", "no-root"};
  static constexpr std::array<std::string_view, 25> Beginnings = {"cgr.dev/",
                                                                  "mcr.microsoft.com/windows/",
                                                                  "chainguard/",
                                                                  "dhi.io/",
                                                                  "bitnami/",
                                                                  "bitnamilegacy/",
                                                                  "bitnamisecure/",
                                                                  "jenkins/jenkins",
                                                                  "jupyter/",
                                                                  "quay.io/jupyter/",
                                                                  "grafana/",
                                                                  "prom/",
                                                                  "quay.io/prometheus/",
                                                                  "quay.io/keycloak/",
                                                                  "selenium/",
                                                                  "docker.elastic.co/",
                                                                  "opensearchproject/",
                                                                  "sonarqube",
                                                                  "solr",
                                                                  "cimg/",
                                                                  "circleci/",
                                                                  "gitpod/",
                                                                  "ghcr.io/actions/actions-runner",
                                                                  "curlimages/",
                                                                  "redhat/ubi8-micro-nonroot"};
  static constexpr std::array<std::string_view, 6> RedHat = {"nodejs", "python", "openjdk",
                                                             "ruby",   "php",    "httpd"};
  // Of the Docker library: what their Dockerfiles end with.
  static constexpr std::array<std::string_view, 14> Library = {
      "adminer",   "eggdrop",      "elasticsearch", "emqx",      "haproxy",
      "jetty",     "kibana",       "kong",          "liquibase", "logstash",
      "memcached", "open-liberty", "rocket.chat",   "varnish"};
  const std::string name = NameOf(image);
  const auto has = [&](std::string_view mark) {
    return name.find(mark) != std::string::npos || image.tag.text.find(mark) != std::string::npos;
  };
  const bool red_hat =
      name.starts_with("registry.access.redhat.com/") || name.starts_with("registry.redhat.io/");
  return std::any_of(Marks.begin(), Marks.end(), has) ||
         std::find(Library.begin(), Library.end(), name) != Library.end() ||
         std::any_of(Beginnings.begin(), Beginnings.end(),
                     [&](std::string_view begin) { return name.starts_with(begin); }) ||
         (red_hat && std::any_of(RedHat.begin(), RedHat.end(), has));
}

bool IsOfDockerLibrary(const ImageReference& image) {
  const std::string name = NameOf(image);
  return name.find('/') == std::string::npos || name.starts_with("library/") ||
         name.starts_with("public.ecr.aws/docker/library/");
}

}  // namespace linter::docker
